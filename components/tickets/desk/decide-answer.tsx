"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { dismissAnswerCall, publishAnswerCall } from "@/components/generated/tickets-relay";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { Status } from "@/components/ui/status";
import { useMutation } from "@/components/use-mutation";
import { publishAnswerContract, type UpstreamAnswerView } from "@/lib/tickets/relay-contract";

interface Props {
  ticketId: string;
  answer: UpstreamAnswerView;
  mayAct: boolean;
}

/** Whether the customer sees an answer of the upstream's: a member of staff edits it and sends it on, or not. */
export function DecideAnswer({ ticketId, answer, mayAct }: Props) {
  const t = useTranslations("desk.relay");
  const [open, setOpen] = useState(false);
  const dismiss = useMutation(dismissAnswerCall, { done: t("dismissedDone") });
  if (answer.decision !== "undecided") {
    const published = answer.decision === "published";
    return (
      <p className="mt-2 text-sm">
        <Status state={published ? "done" : "off"} word={t(published ? "published" : "dismissed")} small />
      </p>
    );
  }
  return (
    <div className="mt-2 grid gap-2">
      <Status state="unsure" word={t("undecided")} small />
      {mayAct && (
        <p className="flex flex-wrap items-center gap-2">
          <Button small kind="go" onClick={() => setOpen(true)}>
            {t("publish")}
          </Button>
          <Button
            small
            kind="flat"
            busy={dismiss.busy}
            onClick={() => dismiss.run({ id: ticketId, answerId: answer.id })}
          >
            {t("dismiss")}
          </Button>
          {dismiss.failure && <ActionError inline>{dismiss.failure.detail}</ActionError>}
        </p>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={t("publishTitle")}>
        <Publish ticketId={ticketId} answer={answer} close={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

/** The answer as the customer will read it, to be edited. */
function Publish({ ticketId, answer, close }: Pick<Props, "ticketId" | "answer"> & { close: () => void }) {
  const t = useTranslations("desk.relay");
  const publish = useMutation(publishAnswerCall, { done: t("published"), onSuccess: close });
  const form = useForm({
    schema: publishAnswerContract.input,
    initial: { body: answer.text, close: false },
    fixed: { id: ticketId, answerId: answer.id },
    onSubmit: publish.run,
  });
  useUnsavedChanges(form.dirty);
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <p>{t("publishLead")}</p>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <Textarea {...form.text("body", t("publishBody"))} rows={8} maxLength={10_000} />
      <Disclosure summary={t("original")} summaryClassName="text-sm text-ink-3">
        <p className="mt-1 text-sm wrap-anywhere whitespace-pre-wrap text-ink-2">{answer.text}</p>
      </Disclosure>
      <Checkbox {...form.check("close", t("publishClose"))} />
      <p className="flex justify-end">
        <Button kind="go" type="submit" busy={form.busy}>
          {t("publish")}
        </Button>
      </p>
    </form>
  );
}
