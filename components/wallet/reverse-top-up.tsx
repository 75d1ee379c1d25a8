"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { reverseTopUpCall } from "@/components/generated/payments-admin";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormSummary } from "@/components/ui/form-summary";
import { Textarea } from "@/components/ui/textarea";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { reverseTopUpContract } from "@/lib/payments/admin-contract";

interface Props {
  id: string;
  reference: string;
  receivedFen: bigint;
  bankSerial: string;
  /** How many changes the page shows of it. */
  seen: number;
}

/** Takes back a top-up that was booked by mistake; its announcement waits again and the serial number is free. */
export function ReverseTopUp(props: Props) {
  const t = useTranslations("topUps.reverse");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t("start")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("title", { reference: props.reference })}>
        <Reverse {...props} done={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Reverse({ id, receivedFen, bankSerial, seen, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps.reverse");
  const reverse = useMutation(reverseTopUpCall, { done: t("done"), onSuccess: done });
  const form = useForm({
    schema: reverseTopUpContract.input,
    initial: { reason: "" },
    fixed: { id, seen },
    onSubmit: reverse.run,
  });
  const amount = formatFen(receivedFen);
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("lead", { amount, serial: bankSerial })}</p>
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("go", { amount })}
      </Button>
    </form>
  );
}
