"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import {
  approvePayoutCall,
  bouncePayoutCall,
  declinePayoutCall,
  finishPayoutCall,
  sendPayoutCall,
} from "@/components/generated/paying-payout";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import {
  type AdminPayoutRow,
  bouncePayoutContract,
  declinePayoutContract,
  sendPayoutContract,
} from "@/lib/paying/payout-contract";
import { Postings } from "../books/postings";
import { useReadAgain } from "../statements/use-read-again";

interface Props {
  row: AdminPayoutRow;
}

interface Acts extends Props {
  /** The reader's account is too new to be one of two people. */
  readerNew: boolean;
}

/** What staff can do with a payout as it stands: decide, enter the transfer, say that it arrived or came back. */
export function ActOnPayout({ row, readerNew }: Acts) {
  const t = useTranslations("payouts-desk");
  const errors = useTranslations("errors.approvals");
  const notYet = row.state === "asked" && !row.mine && row.needsSecond && readerNew;
  const { number, state } = row;
  const agrees = row.needsSecond && row.firstBy === null;
  const isUnderWay = state === "approved" || state === "sent" || state === "done";
  return (
    <div className="flex flex-wrap items-start gap-2">
      {state === "asked" && !row.mine && !notYet && (
        <DialogButton label={t(agrees ? "agree" : "approve")} kind="go" title={t("approveTitle", { number })}>
          {(close) => <Approve row={row} done={close} />}
        </DialogButton>
      )}
      {state === "asked" && (
        <DialogButton label={t("decline")} title={t("declineTitle", { number })}>
          {(close) => <Decline row={row} done={close} />}
        </DialogButton>
      )}
      {state === "approved" && (
        <DialogButton label={t("sent")} kind="go" title={t("sentTitle", { number })}>
          {(close) => <EnterTransfer row={row} done={close} />}
        </DialogButton>
      )}
      {notYet && <p className="w-full text-sm text-ink-2 staff:text-xs">{errors("new_account")}</p>}
      {state === "sent" && <Arrived row={row} />}
      {isUnderWay && (
        <DialogButton label={t("bounce")} title={t("bounceTitle", { number })}>
          {(close) => <Bounce row={row} done={close} />}
        </DialogButton>
      )}
    </div>
  );
}

interface Act extends Props {
  done: () => void;
}

function Approve({ row, done }: Act) {
  const t = useTranslations("payouts-desk");
  const agrees = row.needsSecond && row.firstBy === null;
  const readAgain = useReadAgain();
  const approve = useMutation(approvePayoutCall, {
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
      <p>{t(agrees ? "agreeWhat" : "approveWhat", { amount, name: row.customer.name || row.customer.email })}</p>
      <Postings
        lines={[
          { account: t("accWallet"), kind: "wallet", fen: -row.amountFen },
          { account: t("accPayouts"), kind: "payouts", fen: row.amountFen },
        ]}
      />
      <FailureNote failure={approve.failure} />
      <Button kind="danger-fill" busy={approve.busy} onClick={() => void go()}>
        {t(agrees ? "agree" : "approveGo", { amount })}
      </Button>
    </div>
  );
}

function Decline({ row, done }: Act) {
  const t = useTranslations("payouts-desk");
  const decline = useMutation(declinePayoutCall, { done: t("declined"), onSuccess: done });
  const form = useForm({
    schema: declinePayoutContract.input,
    initial: { reason: "" },
    fixed: { id: row.id },
    onSubmit: decline.run,
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("reason", t("reasonLabel"))} hint={t("reasonHint")} />
      <Button type="submit" busy={form.busy}>
        {t("declineGo")}
      </Button>
    </form>
  );
}

function EnterTransfer({ row, done }: Act) {
  const t = useTranslations("payouts-desk");
  const send = useMutation(sendPayoutCall, { done: t("sentDone"), onSuccess: done });
  const form = useForm({
    schema: sendPayoutContract.input,
    initial: { bankSerial: "" },
    fixed: { id: row.id },
    onSubmit: send.run,
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <p>{t("sentWhat", { amount: formatFen(row.amountFen), number: row.number })}</p>
      <FormSummary {...form.summary} />
      <TextInput {...form.text("bankSerial", t("serial"))} autoComplete="off" />
      <Postings
        lines={[
          { account: t("accPayouts"), kind: "payouts", fen: -row.amountFen },
          { account: t("accBank"), kind: "clearing", fen: row.amountFen },
        ]}
      />
      <Button type="submit" kind="danger-fill" busy={form.busy}>
        {t("sentGo")}
      </Button>
    </form>
  );
}

function Arrived({ row }: Props) {
  const t = useTranslations("payouts-desk");
  const finish = useMutation(finishPayoutCall, { done: t("doneDone") });
  return (
    <>
      <Button small busy={finish.busy} onClick={() => void finish.run({ id: row.id })}>
        {t("done")}
      </Button>
      {finish.failure && <ActionError inline>{finish.failure.detail}</ActionError>}
    </>
  );
}

function Bounce({ row, done }: Act) {
  const t = useTranslations("payouts-desk");
  const bounce = useMutation(bouncePayoutCall, { done: t("bounceDone"), onSuccess: done });
  const form = useForm({
    schema: bouncePayoutContract.input,
    initial: { reason: "" },
    fixed: { id: row.id },
    onSubmit: bounce.run,
  });
  const isMade = row.state !== "approved";
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <p>{t(isMade ? "bounceWhat.sent" : "bounceWhat.approved", { amount: formatFen(row.amountFen) })}</p>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("reason", t("reasonLabel"))} hint={t("reasonHint")} />
      <Postings
        lines={[
          isMade
            ? { account: t("accBank"), kind: "clearing", fen: -row.amountFen }
            : { account: t("accPayouts"), kind: "payouts", fen: -row.amountFen },
          { account: t("accWallet"), kind: "wallet", fen: row.amountFen },
        ]}
      />
      <Button type="submit" kind="danger-fill" busy={form.busy}>
        {t("bounceGo")}
      </Button>
    </form>
  );
}
