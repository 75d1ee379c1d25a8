"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { approveRefundCall, declineRefundCall } from "@/components/generated/paying-refund";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { type AdminRefundRow, declineRefundContract } from "@/lib/paying/refund-contract";
import { Postings } from "../books/postings";
import { useReadAgain } from "../statements/use-read-again";

interface Props {
  row: AdminRefundRow;
  gateway: string;
  /** The reader's account is too new to be one of two people. */
  readerNew: boolean;
}

/** Approves or declines a refund to the source; the postings stand before the button. */
export function DecideRefund({ row, gateway, readerNew }: Props) {
  const t = useTranslations("payment-refunds");
  const errors = useTranslations("errors.approvals");
  const notYet = !row.mine && row.needsSecond && readerNew;
  const agrees = row.needsSecond && row.firstBy === null;
  return (
    <span className="flex flex-wrap gap-2">
      {!row.mine && !notYet && (
        <DialogButton label={t(agrees ? "agree" : "approve")} title={t("approveTitle", { number: row.number })}>
          {(close) => <Approve row={row} gateway={gateway} done={close} />}
        </DialogButton>
      )}
      <DialogButton label={t("decline")} title={t("declineTitle", { number: row.number })}>
        {(close) => <Decline id={row.id} done={close} />}
      </DialogButton>
      {notYet && <span className="w-full text-sm text-ink-2 staff:text-xs">{errors("new_account")}</span>}
    </span>
  );
}

function Approve({ row, gateway, done }: Omit<Props, "readerNew"> & { done: () => void }) {
  const t = useTranslations("payment-refunds");
  const agrees = row.needsSecond && row.firstBy === null;
  const readAgain = useReadAgain();
  const approve = useMutation(approveRefundCall, {
    onSuccess: ({ state }) => {
      // What became of it: the limit of a day may have been reached since the page was read.
      toast(t(state === "asked" ? "agreed" : "approved"));
      done();
    },
  });
  const amount = formatFen(row.amountFen);
  // The page read again says what would happen now.
  const go = async () => readAgain(await approve.run({ id: row.id, asFirst: agrees }));
  return (
    <div className="grid gap-4">
      <p>
        {t(agrees ? "agreeWhat" : "approveWhat", { amount, gateway, name: row.customer.name || row.customer.email })}
      </p>
      <Postings
        lines={[
          { account: t("wallet"), kind: "wallet", fen: -row.amountFen },
          { account: t("payouts"), kind: "payouts", fen: row.amountFen },
        ]}
      />
      <FailureNote failure={approve.failure} />
      <Button kind="danger-fill" busy={approve.busy} onClick={() => void go()}>
        {t(agrees ? "agree" : "approveGo", { amount })}
      </Button>
    </div>
  );
}

function Decline({ id, done }: { id: string; done: () => void }) {
  const t = useTranslations("payment-refunds");
  const decline = useMutation(declineRefundCall, { done: t("declined"), onSuccess: done });
  const form = useForm({
    schema: declineRefundContract.input,
    initial: { reason: "" },
    fixed: { id },
    onSubmit: decline.run,
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />
      <Button type="submit" busy={form.busy}>
        {t("declineGo")}
      </Button>
    </form>
  );
}
