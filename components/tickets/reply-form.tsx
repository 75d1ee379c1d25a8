"use client";

import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { closeTicketCall, reopenTicketCall, replyToTicketCall } from "../generated/tickets";
import { ActionError } from "../ui/action-error";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { Textarea } from "../ui/field/textarea";
import { useMutation } from "../use-mutation";
import type { FileLimits } from "./check-files";
import { FilePicker } from "./file-picker";
import { sendOnCtrlEnter } from "./send-on-ctrl-enter";
import { useFiles } from "./use-files";
import { useMessage } from "./use-message";

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
  const files = useFiles(limits);
  const reply = useMessage(replyToTicketCall, files, { done: t("sent") });
  const reopen = useMessage(reopenTicketCall, files, { done: t("reopened") });
  const message = closed ? reopen : reply;
  const form = useForm({
    schema: loadSchema,
    initial: { body: "" },
    onSubmit: async (input) => {
      const result = await message.send({ ...input, id });
      if (result.ok) form.reset();
      return result;
    },
  });
  useUnsavedChanges(form.dirty || files.files.length > 0);
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
      <FilePicker files={files} share={message.share} disabled={form.busy} />
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
