"use client";

import { useTranslations } from "next-intl";
import { Postings } from "@/components/admin/books/postings";
import { typedFen } from "@/components/form/form-values";
import { useForm } from "@/components/form/use-form";
import { correctTopUpCall } from "@/components/generated/payments-admin";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
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
  /** Staff booked it without an announcement: `amountFen` is what it was first booked with. */
  unannounced: boolean;
}

/** Corrects the sum of a confirmed top-up: the difference is booked beside the first posting. */
export function CorrectTopUp(props: Props) {
  const t = useTranslations("topUps.correct");
  return (
    <DialogButton label={t("start")} title={t("title", { reference: props.reference })}>
      {(close) => <Correct {...props} done={close} />}
    </DialogButton>
  );
}

function Correct({ id, customer, amountFen, receivedFen, seen, unannounced, done }: Props & { done: () => void }) {
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
  const fen = typedFen(form.typed.receivedFen) ?? 0n;
  const ready = fen > 0n;
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("correct.lead")}</p>
      <p className="text-sm text-ink-2">{t("which")}</p>
      <TextInput
        {...form.text("receivedFen", t("correct.received"))}
        short
        inputMode="decimal"
        hint={t("correct.bookedHint", { amount: formatFen(receivedFen) })}
      />
      <Textarea {...form.text("reason", t("correct.reason"))} hint={t("correct.reasonHint")} />
      {fen > 0n && (
        <>
          <TopUpComparison
            lines={[
              ...(unannounced ? [] : [{ id: "announced", label: t("announcedSum"), fen: amountFen }]),
              { id: "booked", label: t("correct.booked"), fen: receivedFen },
              { id: "received", label: t("receivedSum"), fen },
            ]}
            difference={t("correct.difference")}
          />
          <Postings
            lines={[
              { account: t("clearing"), kind: "clearing", fen: receivedFen - fen },
              { account: t("walletOf", { customer }), kind: "wallet", fen: fen - receivedFen },
            ]}
          />
          {fen < receivedFen && <p className="text-sm">{t("correct.debt")}</p>}
        </>
      )}
      <Button kind="go" type="submit" busy={form.busy} disabled={!ready}>
        {ready ? t("correct.go", { amount: formatFen(fen) }) : t("correct.start")}
      </Button>
    </form>
  );
}
