"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { openForCustomerCall } from "@/components/generated/tickets-admin";
import { Button } from "@/components/ui/button/button";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Select, type SelectChoice } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { toast } from "@/components/ui/toast/toast";
import { openForCustomerContract } from "@/lib/tickets/admin-contract";
import type { FileLimits } from "../check-files";
import { FilePicker } from "../file-picker";
import { sendOnCtrlEnter } from "../send-on-ctrl-enter";
import { useFiles } from "../use-files";
import { useMessage } from "../use-message";

interface Props {
  customerId: string;
  /** What it can be about: "serviceId:…" and "orderId:…". */
  choices: readonly SelectChoice[];
  limits: FileLimits;
}

/** A ticket that staff open for a customer, with their first message. */
export function OpenForCustomerForm({ customerId, choices, limits }: Props) {
  const t = useTranslations("desk.openFor");
  const router = useRouter();
  const [about, setAbout] = useState("");
  const files = useFiles(limits);
  const message = useMessage(openForCustomerCall, files, {
    refresh: false,
    onSuccess: ({ id, number }) => {
      toast(t("done", { number }));
      router.push(`/admin/tickets/${id}`);
      router.refresh();
    },
  });
  const [kind = "", aboutId] = about.split(":");
  const form = useForm({
    schema: openForCustomerContract.input.pick({ subject: true, body: true }),
    initial: { subject: "", body: "" },
    onSubmit: (input) => message.send({ ...input, id: customerId, ...(aboutId ? { [kind]: aboutId } : {}) }),
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
      <Select
        label={t("about")}
        value={about}
        onChange={(event) => setAbout(event.target.value)}
        placeholder={t("aboutNothing")}
        options={choices}
      />
      <TextInput {...form.text("subject", t("subject"))} maxLength={150} />
      <Textarea {...form.text("body", t("body"))} rows={8} maxLength={10_000} />
      <FilePicker files={files} share={message.share} disabled={form.busy} />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("submit")}
        </Button>
      </p>
    </form>
  );
}
