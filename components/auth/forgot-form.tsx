"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { requestPasswordResetCall } from "@/components/generated/accounts";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { EntryForm } from "./entry-form";
import { MailSent } from "./mail-sent";

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ requestPasswordResetContract }) => requestPasswordResetContract.input);

/** @param next the path to open once the new password is set and used; it goes with the mailed link. */
export function ForgotForm({ email, next }: { email: string; next: string | null }) {
  const t = useTranslations("auth.forgot");
  const [sent, setSent] = useState<{ email: string; mailKept: boolean } | null>(null);
  const request = useMutation(requestPasswordResetCall, { refresh: false });
  const form = useForm({
    schema: inputSchema,
    initial: { email },
    fixed: next ? { next } : {},
    onSubmit: async (input) => {
      const result = await request.run(input);
      if (result.ok) setSent({ email: input.email, mailKept: result.value.mailKept });
      return result;
    },
  });
  if (sent) return <MailSent {...sent}>{t("next")}</MailSent>;
  return (
    <EntryForm onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <TextInput {...form.text("email", t("email"))} type="email" inputMode="email" autoComplete="username" autoFocus />
      <Button kind="go" className="w-full" type="submit" busy={form.busy}>
        {t("submit")}
      </Button>
    </EntryForm>
  );
}
