"use client";

import { useTranslations } from "next-intl";
import { closeTicketCall, reopenTicketCall, replyToTicketCall } from "../generated/tickets";
import { ActionError } from "../ui/action-error";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { Textarea } from "../ui/field/textarea";
import { useMutation } from "../use-mutation";
import type { FileLimits } from "./check-files";
import { FilePicker } from "./file-picker";
import { sendOnCtrlEnter } from "./send-on-ctrl-enter";
import { useMessageForm } from "./use-message-form";

interface Props {
  id: string;
  closed: boolean;
  limits: FileLimits;
}

const loadSchema = () =>
  import("@/lib/tickets/contract").then(({ replyToTicketContract }) =>
    replyToTicketContract.input.omit({ files: true, id: true }),
  );

/** What a customer writes next in a ticket: a reply, or why a closed one is opened again. */
export function ReplyForm({ id, closed, limits }: Props) {
  const t = useTranslations("tickets.page");
  const { form, files, share } = useMessageForm(closed ? reopenTicketCall : replyToTicketCall, {
    ...{ id, limits, schema: loadSchema, initial: { body: "" } },
    done: t(closed ? "reopened" : "sent"),
  });
  return (
    <form
      className="grid max-w-152 gap-4"
      noValidate
      onSubmit={form.submit}
      onKeyDown={sendOnCtrlEnter}
      {...files.drop}
    >
      <FormSummary {...form.summary} />
      <Textarea {...form.text("body", t("body"))} rows={5} maxLength={10_000} />
      <FilePicker files={files} share={share} disabled={form.busy} />
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="go" type="submit" busy={form.busy}>
          {t(closed ? "reopen" : "send")}
        </Button>
        {!closed && <Close id={id} />}
      </div>
    </form>
  );
}

function Close({ id }: { id: string }) {
  const t = useTranslations("tickets.page");
  const { run, busy, failure } = useMutation(closeTicketCall, { done: t("closed") });
  return (
    <>
      <Button busy={busy} onClick={() => run({ id })}>
        {t("close")}
      </Button>
      {failure && <ActionError inline>{failure.detail}</ActionError>}
    </>
  );
}
