"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Postings } from "@/components/admin/postings";
import { useForm } from "@/components/form/use-form";
import { correctTopUpCall } from "@/components/generated/payments-admin";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormSummary } from "@/components/ui/form-summary";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen, parseYuan } from "@/lib/core/money";
import { correctTopUpContract } from "@/lib/payments/admin-contract";
import { TopUpComparison } from "./top-up-comparison";

interface Props {
  id: string;
  reference: string;
  customer: string;
  amountFen: bigint;
  receivedFen: bigint;
  /** How many changes the page shows of it. */
  seen: number;
}

/** Corrects the sum of a confirmed top-up: the difference is booked beside the first posting. */
export function CorrectTopUp(props: Props) {
  const t = useTranslations("topUps.correct");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t("start")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("title", { reference: props.reference })}>
        <Correct {...props} done={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Correct({ id, customer, amountFen, receivedFen, seen, done }: Props & { done: () => void }) {
  const t = useTranslations("topUps");
  const correct = useMutation(correctTopUpCall, {
    onSuccess: ({ waits }) => {
      toast(t(waits ? "correct.waits" : "correct.done"));
      done();
    },
  });
  const form = useForm({
    schema: correctTopUpContract.input,
    initial: { receivedFen: "", reason: "" },
    kinds: { receivedFen: "yuan" },
    fixed: { id, seen },
    onSubmit: correct.run,
  });
  const fen = parseYuan(String(form.typed.receivedFen ?? "").replaceAll(",", "")) ?? 0n;
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("correct.lead")}</p>
      <TextInput {...form.text("receivedFen", t("correct.received"))} short inputMode="decimal" />
      <Textarea {...form.text("reason", t("correct.reason"))} hint={t("correct.reasonHint")} />
      {fen > 0n && (
        <>
          <TopUpComparison
            lines={[
              { id: "announced", label: t("announcedSum"), fen: amountFen },
              { id: "booked", label: t("correct.booked"), fen: receivedFen },
              { id: "received", label: t("receivedSum"), fen },
            ]}
            difference={t("correct.difference")}
          />
          <Postings
            lines={[
              { account: t("clearing"), fen: fen - receivedFen },
              { account: t("walletOf", { customer }), fen: fen - receivedFen },
            ]}
          />
          {fen < receivedFen && <p className="text-sm">{t("correct.debt")}</p>}
        </>
      )}
      <Button kind="go" type="submit" busy={form.busy}>
        {t("correct.go", { amount: formatFen(fen) })}
      </Button>
    </form>
  );
}
