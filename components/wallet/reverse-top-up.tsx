"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { reverseTopUpCall } from "@/components/generated/payments-admin";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { isOwnSerial } from "@/lib/core/own-serial";
import { reverseTopUpContract } from "@/lib/payments/admin-contract";
import { TopUpReasonForm } from "./top-up-reason-form";

interface Props {
  id: string;
  reference: string;
  receivedFen: bigint;
  bankSerial: string;
  /** How many changes the page shows of it. */
  seen: number;
  /** Staff booked it without an announcement. */
  unannounced?: boolean;
}

/** Takes back a top-up that was booked by mistake; its announcement waits again and the serial number is free. */
export function ReverseTopUp(props: Props) {
  const t = useTranslations("topUps.reverse");
  return (
    <DialogButton label={t("start")} title={t("title", { reference: props.reference })}>
      {(close) => <Reverse {...props} done={close} />}
    </DialogButton>
  );
}

function Reverse({ id, receivedFen, bankSerial, seen, unannounced, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps.reverse");
  const reverse = useMutation(reverseTopUpCall, { done: t("done"), onSuccess: done });
  const form = useForm({
    schema: reverseTopUpContract.input,
    initial: { reason: "" },
    fixed: { id, seen },
    onSubmit: reverse.run,
  });
  const all = useTranslations("topUps");
  const amount = formatFen(receivedFen);
  return (
    <TopUpReasonForm
      form={form}
      lead={t(unannounced ? "leadUnannounced" : "lead", {
        amount,
        serial: bankSerial,
        own: String(isOwnSerial(bankSerial)),
      })}
      which={all("which")}
      reason={t("reason")}
      reasonHint={t("reasonHint")}
      action={t("go", { amount })}
    />
  );
}
