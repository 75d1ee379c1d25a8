"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeEmailCall } from "@/components/generated/accounts";
import { MailSent } from "../auth/mail-sent";
import { useForm } from "../form/use-form";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { AccountForm } from "./account-form";

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ changeEmailContract }) => changeEmailContract.input);

/** Changes the address for signing in, once the new one is confirmed. */
export function EmailForm({ email }: { email: string }) {
  const t = useTranslations("security.email");
  const [sent, setSent] = useState<{ email: string; mailKept: boolean } | null>(null);
  const change = useMutation(changeEmailCall, { refresh: false });
  const form = useForm({
    schema: inputSchema,
    initial: { email: "" },
    onSubmit: async (input) => {
      const result = await change.run(input);
      if (result.ok) setSent({ email: input.email, mailKept: result.value.mailKept });
      return result;
    },
  });
  if (sent) return <MailSent {...sent}>{t("next")}</MailSent>;
  return (
    <AccountForm form={form} method="post" action={t("submit")}>
      <p>{t("present", { email })}</p>
      <TextInput
        {...form.text("email", t("new"))}
        type="email"
        inputMode="email"
        autoComplete="email"
        hint={t("hint")}
      />
    </AccountForm>
  );
}
