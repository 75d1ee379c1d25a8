"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { explainDifferenceCall } from "@/components/generated/paying-bill";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { type DifferenceView, explainDifferenceContract } from "@/lib/paying/bill-contract";
import { unchecked } from "@/messages/unchecked";
import { Postings } from "../books/postings";

/** Explains a difference with a note; with a tick it is posted, and the postings stand before the button. */
export function ExplainDifference({ row }: { row: DifferenceView }) {
  const t = useTranslations("bills");
  return (
    <DialogButton label={t("explain")} title={t("explainTitle")}>
      {(close) => <Explain row={row} done={close} />}
    </DialogButton>
  );
}

function Explain({ row, done }: { row: DifferenceView; done: () => void }) {
  const t = useTranslations("bills");
  const names = unchecked(useTranslations("gateways"));
  const { id, gateway, number, gatewayRef, kind, effectFen } = row;
  const explain = useMutation(explainDifferenceCall, { done: t("explained"), onSuccess: done });
  const form = useForm({
    schema: explainDifferenceContract.input,
    initial: { note: "", book: false },
    fixed: { id, seenEffectFen: effectFen.toString() },
    onSubmit: explain.run,
  });
  // What the gateway can still be asked for is posted as a payment, not as a difference.
  const isBookable = effectFen !== 0n && kind !== "unpaid" && kind !== "midnight" && row.bookedFen === null;
  const book = form.check("book", t("book", { amount: formatFen(effectFen, { sign: true }) }));
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <p>
        {t(`kind.${kind}.what`)} <span className="mono-value">{number || gatewayRef}</span>
      </p>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("note", t("note"))} hint={t("noteHint")} />
      {isBookable && (
        <>
          <Checkbox {...book} hint={t("bookWhat")} />
          {book.checked && (
            <Postings
              lines={[
                { account: t("clearingOf", { gateway: names(`${gateway}.name`) }), kind: "clearing", fen: -effectFen },
                { account: t("adjustments"), kind: "adjustments", fen: effectFen },
              ]}
            />
          )}
        </>
      )}
      <Button type="submit" kind="go" busy={form.busy}>
        {t("explainGo")}
      </Button>
    </form>
  );
}
