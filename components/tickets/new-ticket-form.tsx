"use client";

import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { openTicketCall } from "../generated/tickets";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { Select, type SelectChoice } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import type { FileLimits } from "./check-files";
import { FilePicker } from "./file-picker";
import { sendOnCtrlEnter } from "./send-on-ctrl-enter";
import { useNewTicket } from "./use-new-ticket";

interface Props {
  /** What it can be about: "serviceId:…" and "orderId:…". */
  choices: readonly SelectChoice[];
  /** What the address asks for. */
  about: string;
  /** The number of an error that led here. */
  error: string | undefined;
  limits: FileLimits;
}

const loadSchema = () =>
  import("@/lib/tickets/contract").then(({ openTicketContract }) =>
    openTicketContract.input.pick({ subject: true, body: true }),
  );

/** A customer's question, with files, about a service, an order or neither. */
export function NewTicketForm({ choices, about: asked, error, limits }: Props) {
  const t = useTranslations("tickets.new");
  const { files, share, about, send } = useNewTicket(openTicketCall, {
    ...{ limits, about: asked },
    opened: ({ id, number }) => ({ href: `/account/tickets/${id}`, done: t("done", { number }) }),
  });
  const form = useForm({
    schema: loadSchema,
    initial: error
      ? { subject: t("errorSubject"), body: t("errorNumber", { number: error }) }
      : { subject: "", body: "" },
    onSubmit: send,
  });
  useUnsavedChanges(form.dirty || files.files.length > 0);
  return (
    <form
      className="grid max-w-152 gap-5"
      noValidate
      onSubmit={form.submit}
      onKeyDown={sendOnCtrlEnter}
      {...files.drop}
    >
      <FormSummary {...form.summary} />
      <Select label={t("about")} hint={t("aboutHint")} {...about} placeholder={t("aboutNothing")} options={choices} />
      <TextInput {...form.text("subject", t("subject"))} hint={t("subjectHint")} maxLength={150} />
      <Textarea {...form.text("body", t("body"))} hint={t("bodyHint")} rows={8} maxLength={10_000} />
      <FilePicker files={files} share={share} disabled={form.busy} />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("submit")}
        </Button>
      </p>
    </form>
  );
}
