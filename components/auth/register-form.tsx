"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { registerCall } from "@/components/generated/accounts";
import type { registerContract } from "@/lib/accounts/contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { PageLink } from "../ui/page-link";
import { useMutation } from "../use-mutation";
import { EntryForm } from "./entry-form";
import { MailSent } from "./mail-sent";

const inputSchema = () => import("@/lib/accounts/contract").then((contract) => contract.registerContract.input);

type Input = z.input<typeof registerContract.input>;

/**
 * Registers an account. Afterwards the form is replaced by what to do with the mail, whose link leads on to `next`.
 */
export function RegisterForm({ next }: { next: string | null }) {
  const t = useTranslations("auth.register");
  const [sent, setSent] = useState<{ input: Input; mailKept: boolean } | null>(null);
  const register = useMutation(registerCall, { refresh: false });
  // Sends the same registration again: the new mail contains a link for the same password.
  const resend = useMutation(registerCall, { refresh: false, done: t(sent?.mailKept ? "resentKept" : "resent") });
  const form = useForm({
    schema: inputSchema,
    initial: { name: "", email: "", password: "" },
    fixed: next ? { next } : {},
    onSubmit: async (input) => {
      const result = await register.run(input);
      if (result.ok) setSent({ input, mailKept: result.value.mailKept });
      return result;
    },
  });
  if (sent) {
    return (
      <>
        <MailSent email={sent.input.email} mailKept={sent.mailKept}>
          {t("next")}
        </MailSent>
        <p className="mt-5 flex flex-wrap items-center gap-3">
          <Button busy={resend.busy} onClick={() => resend.run(sent.input)}>
            {t("resend")}
          </Button>
          <Button kind="flat" onClick={() => setSent(null)}>
            {t("otherAddress")}
          </Button>
        </p>
      </>
    );
  }
  return (
    <EntryForm onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <TextInput {...form.text("name", t("name"))} hint={t("nameHint")} autoComplete="name" autoFocus />
      <TextInput {...form.text("email", t("email"))} type="email" inputMode="email" autoComplete="username" />
      <TextInput
        {...form.text("password", t("password"))}
        type="password"
        autoComplete="new-password"
        hint={t("passwordHint")}
      />
      <Button kind="go" className="w-full" type="submit" busy={form.busy}>
        {t("submit")}
      </Button>
      <p className="text-sm text-ink-3 reach-links staff:text-xs">
        {t.rich("agree", {
          terms: (words) => <PageLink href="/terms">{words}</PageLink>,
          privacy: (words) => <PageLink href="/privacy">{words}</PageLink>,
        })}
      </p>
    </EntryForm>
  );
}
