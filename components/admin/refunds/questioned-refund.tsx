"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { giveUpRefundCall, retryRefundCall } from "@/components/generated/paying-refund";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { type AdminRefundRow, giveUpRefundContract } from "@/lib/paying/refund-contract";

/** A refund that the gateway refused for a reason that is not its own: it is told again, or given up. */
export function QuestionedRefund({ row, gateway }: { row: AdminRefundRow; gateway: string }) {
  const t = useTranslations("payment-refunds");
  const { number } = row;
  return (
    <span className="flex flex-wrap gap-2">
      <DialogButton label={t("retry")} title={t("retryTitle", { number })}>
        {(close) => <Retry row={row} gateway={gateway} done={close} />}
      </DialogButton>
      <DialogButton label={t("giveUp")} title={t("giveUpTitle", { number })}>
        {(close) => <GiveUp row={row} done={close} />}
      </DialogButton>
    </span>
  );
}

function Retry({ row, gateway, done }: { row: AdminRefundRow; gateway: string; done: () => void }) {
  const t = useTranslations("payment-refunds");
  const retry = useMutation(retryRefundCall, { done: t("retried"), onSuccess: done });
  return (
    <div className="grid gap-4">
      <p>{t("retryWhat", { gateway, amount: formatFen(row.amountFen) })}</p>
      <FailureNote failure={retry.failure} />
      <Button kind="danger-fill" busy={retry.busy} onClick={() => void retry.run({ id: row.id })}>
        {t("retry")}
      </Button>
    </div>
  );
}

function GiveUp({ row, done }: { row: AdminRefundRow; done: () => void }) {
  const t = useTranslations("payment-refunds");
  const giveUp = useMutation(giveUpRefundCall, { done: t("givenUp"), onSuccess: done });
  const form = useForm({
    schema: giveUpRefundContract.input,
    initial: { reason: "" },
    fixed: { id: row.id },
    onSubmit: giveUp.run,
  });
  const name = row.customer.name || row.customer.email;
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <p>{t("giveUpWhat", { amount: formatFen(row.amountFen), name })}</p>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Button type="submit" kind="danger-fill" busy={form.busy}>
        {t("giveUpGo")}
      </Button>
    </form>
  );
}
