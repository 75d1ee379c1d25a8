"use client";

import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { openForCustomerCall } from "@/components/generated/tickets-admin";
import { Button } from "@/components/ui/button/button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Select, type SelectChoice } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { openForCustomerContract } from "@/lib/tickets/admin-contract";
import type { FileLimits } from "../check-files";
import { FilePicker } from "../file-picker";
import { sendOnCtrlEnter } from "../send-on-ctrl-enter";
import { useNewTicket } from "../use-new-ticket";

interface Props {
  customerId: string;
  /** What it can be about: "serviceId:…" and "orderId:…". */
  choices: readonly SelectChoice[];
  limits: FileLimits;
}

/** A ticket that staff open for a customer, with their first message. */
export function OpenForCustomerForm({ customerId, choices, limits }: Props) {
  const t = useTranslations("desk.openFor");
  const { files, share, about, send } = useNewTicket(openForCustomerCall, {
    limits,
    opened: ({ id, number }) => ({ href: `/admin/tickets/${id}`, done: t("done", { number }) }),
  });
  const form = useForm({
    schema: openForCustomerContract.input.pick({ subject: true, body: true }),
    initial: { subject: "", body: "" },
    onSubmit: (input) => send({ ...input, id: customerId }),
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
      <Select label={t("about")} {...about} placeholder={t("aboutNothing")} options={choices} />
      <TextInput {...form.text("subject", t("subject"))} maxLength={150} />
      <Textarea {...form.text("body", t("body"))} rows={8} maxLength={10_000} />
      <FilePicker files={files} share={share} disabled={form.busy} />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("submit")}
        </Button>
      </p>
    </form>
  );
}
