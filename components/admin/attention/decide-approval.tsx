"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";
import { useForm } from "@/components/form/use-form";
import { decideApprovalCall } from "@/components/generated/approvals";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Facts } from "@/components/ui/facts";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { decideApprovalContract } from "@/lib/approvals/contract";

type Decision = "approve" | "reject" | "withdraw";

interface Props {
  id: string;
  /** Whether the reader asked for it. */
  own: boolean;
  /** The account of who asked, or the reader's, is too new: it can't be approved yet, and can be rejected. */
  requesterNew: boolean;
  readerNew: boolean;
  /** What is asked for, as the list calls it: the questions cover the list. */
  what: string;
  /** What approving does, as the question names it: customer, amount, reason. */
  facts: ComponentProps<typeof Facts>["facts"];
}

/** The two buttons of the second person, which both ask first, rejecting for the reason; who asked can only withdraw. */
export function DecideApproval({ id, own, requesterNew, readerNew, what, facts }: Props) {
  const t = useTranslations("approvals");
  const errors = useTranslations("errors.approvals");
  const notYet = requesterNew ? "asker_new" : readerNew ? "new_account" : null;
  const [asked, setAsked] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const { run, busy, failure } = useMutation(decideApprovalCall, { done: t("decided") });
  const decide = (decision: Decision) => run({ id, decision });
  async function approve() {
    await decide("approve");
    // After a failure too: its sentence is below the buttons.
    setAsked(false);
  }
  return (
    <div>
      <span className="flex flex-wrap items-center gap-2">
        {own ? (
          <>
            <span className="text-sm text-ink-3 staff:text-xs">{t("ownWaits")}</span>
            <Button small kind="flat" busy={busy} onClick={() => void decide("withdraw")}>
              {t("withdraw")}
            </Button>
          </>
        ) : (
          <>
            {!notYet && (
              <Button small busy={busy} onClick={() => setAsked(true)}>
                {t("approve")}
              </Button>
            )}
            <Button small kind="flat" disabled={busy} onClick={() => setRejecting(true)}>
              {t("reject")}
            </Button>
          </>
        )}
      </span>
      {notYet && !own && <p className="mt-1 text-sm text-ink-2 staff:text-xs">{errors(notYet)}</p>}
      {failure && <ActionError>{failure.detail}</ActionError>}
      {rejecting && <RejectApproval {...{ id, what, facts }} onClose={() => setRejecting(false)} />}
      {asked && (
        <ConfirmApproval {...{ what, facts, busy }} onClose={() => setAsked(false)} onConfirm={() => void approve()} />
      )}
    </div>
  );
}

interface ConfirmProps extends Pick<Props, "what" | "facts"> {
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before something is approved, which is then done at once: what it is, for whom and why. */
export function ConfirmApproval({ what, facts, busy, onClose, onConfirm }: ConfirmProps) {
  const t = useTranslations("approvals.ask");
  return (
    <Dialog
      open
      busy={busy}
      onClose={onClose}
      title={t("title", { what })}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t("keep")}
          </Button>
          <Button kind="go" busy={busy} onClick={onConfirm}>
            {t("go")}
          </Button>
        </>
      }
    >
      <Facts facts={facts} />
      <p className="text-sm text-ink-2">{t("lead")}</p>
    </Dialog>
  );
}

interface RejectProps extends Pick<Props, "id" | "what" | "facts"> {
  onClose: () => void;
}

/** Asks for the reason of a rejection, which who asked is mailed. */
export function RejectApproval({ id, what, facts, onClose }: RejectProps) {
  const approvals = useTranslations("approvals");
  const t = useTranslations("approvals.rejectAsk");
  const formId = useId();
  const reject = useMutation(decideApprovalCall, { done: approvals("rejected"), onSuccess: onClose });
  const form = useForm({
    schema: decideApprovalContract.input,
    initial: { note: "" },
    fixed: { id, decision: "reject" },
    onSubmit: reject.run,
  });
  return (
    <Dialog
      open
      busy={form.busy}
      onClose={onClose}
      title={t("title", { what })}
      actions={
        <>
          <Button onClick={onClose} disabled={form.busy}>
            {t("keep")}
          </Button>
          <Button kind="danger-fill" type="submit" form={formId} busy={form.busy}>
            {t("go")}
          </Button>
        </>
      }
    >
      <form id={formId} className="grid gap-4" noValidate onSubmit={form.submit}>
        <Facts facts={facts} />
        <FormSummary {...form.summary} />
        <Textarea {...form.text("note", t("reason"))} hint={t("reasonHint")} />
        <p className="text-sm text-ink-2">{t("lead")}</p>
      </form>
    </Dialog>
  );
}
