"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { chargeBackTopUpCall } from "@/components/generated/payments-admin";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormSummary } from "@/components/ui/form-summary";
import { Textarea } from "@/components/ui/textarea";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { chargeBackTopUpContract } from "@/lib/payments/admin-contract";

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
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t("start")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("title", { reference: props.reference })}>
        <ChargeBack {...props} done={() => setOpen(false)} />
      </Dialog>
    </>
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
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("lead", { amount: formatFen(amountFen) })}</p>
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("go", { amount: formatFen(amountFen) })}
      </Button>
    </form>
  );
}
