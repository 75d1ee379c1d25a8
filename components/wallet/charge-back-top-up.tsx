"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { chargeBackTopUpCall } from "@/components/generated/payments-admin";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { chargeBackTopUpContract } from "@/lib/payments/admin-contract";
import { TopUpReasonForm } from "./top-up-reason-form";

interface Props {
  id: string;
  reference: string;
  amountFen: bigint;
  /** How many changes the page shows of it. */
  seen: number;
}

/** Records a charge-back: the bank of the payer took a confirmed top-up back. */
export function ChargeBackTopUp(props: Props) {
  const t = useTranslations("topUps.chargeBack");
  return (
    <DialogButton label={t("start")} title={t("title", { reference: props.reference })}>
      {(close) => <ChargeBack {...props} done={close} />}
    </DialogButton>
  );
}

function ChargeBack({ id, amountFen, seen, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps.chargeBack");
  const charge = useMutation(chargeBackTopUpCall, { done: t("done"), onSuccess: done });
  const form = useForm({
    schema: chargeBackTopUpContract.input,
    initial: { reason: "" },
    fixed: { id, seen },
    onSubmit: charge.run,
  });
  const all = useTranslations("topUps");
  const amount = formatFen(amountFen);
  return (
    <TopUpReasonForm
      form={form}
      lead={t("lead", { amount })}
      which={all("which")}
      reason={t("reason")}
      reasonHint={t("reasonHint")}
      action={t("go", { amount })}
    />
  );
}
