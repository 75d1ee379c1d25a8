"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import type { z } from "zod";
import { registerCall } from "@/components/generated/accounts";
import type { registerContract } from "@/lib/accounts/contract";
import type { Result } from "../call-contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { FailureNote } from "../ui/failure-note";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { PageLink } from "../ui/page-link";
import { useMutation } from "../use-mutation";
import { EntryForm } from "./entry-form";
import { MailSent } from "./mail-sent";
import { type SentRegistration, sentRegistration } from "./sent-registration";

const inputSchema = () => import("@/lib/accounts/contract").then((contract) => contract.registerContract.input);

type Input = z.input<typeof registerContract.input>;

/**
 * Registers an account. Afterwards the form is replaced by what to do with the mail, whose link leads on to `next`. It still is when the
 * page is read again (sentRegistration).
 */
export function RegisterForm({ next }: { next: string | null }) {
  const [sent, setSent] = useState<SentRegistration | null>(null);
  /** The whole registration while this page stands: sending it again then takes a press. */
  const [input, setInput] = useState<Input | null>(null);
  useEffect(() => setSent(sentRegistration.read()), []);
  const take = (registered: Input, mailKept: boolean) => {
    const news = { name: registered.name, email: registered.email, mailKept };
    sentRegistration.keep(news);
    setSent(news);
    setInput(registered);
  };
  const another = () => {
    sentRegistration.forget();
    setSent(null);
    setInput(null);
  };
  return sent ? (
    <Sent sent={sent} input={input} next={next} onSent={take} onAnother={another} />
  ) : (
    <NewRegistration next={next} onSent={take} />
  );
}

type OnSent = (input: Input, mailKept: boolean) => void;

interface SentProps {
  sent: SentRegistration;
  input: Input | null;
  next: string | null;
  onSent: OnSent;
  onAnother: () => void;
}

/** What to do with the mail; it can be sent again, or be sent to another address. */
function Sent({ sent, input, next, onSent, onAnother }: SentProps) {
  const t = useTranslations("auth.register");
  // Sends the same registration again: the new mail contains a link for the same password.
  const resend = useMutation(registerCall, { refresh: false, done: t(sent.mailKept ? "resentKept" : "resent") });
  const other = (
    <Button kind="flat" onClick={onAnother}>
      {t("otherAddress")}
    </Button>
  );
  async function send(again: Input) {
    const result = await resend.run(again);
    if (result.ok) onSent(again, result.value.mailKept);
    return result;
  }
  return (
    <>
      <MailSent email={sent.email} mailKept={sent.mailKept}>
        {t("next")}
      </MailSent>
      {input ? (
        <>
          <FailureNote failure={resend.failure} />
          <p className="mt-5 flex flex-wrap items-center gap-3">
            <Button busy={resend.busy} onClick={() => send(input)}>
              {t("resend")}
            </Button>
            {other}
          </p>
        </>
      ) : (
        <SendAgain sent={sent} next={next} onSend={send} other={other} />
      )}
    </>
  );
}

interface SendAgainProps {
  sent: SentRegistration;
  next: string | null;
  onSend: (input: Input) => Promise<Result<unknown>>;
  other: ReactNode;
}

/** The page was read again and has no password any more: the new link is for the one that is typed here. */
function SendAgain({ sent: { name, email }, next, onSend, other }: SendAgainProps) {
  const t = useTranslations("auth.register");
  const form = useForm({
    schema: inputSchema,
    initial: { password: "" },
    fixed: { name, email, ...(next ? { next } : {}) },
    onSubmit: onSend,
  });
  return (
    <EntryForm onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      {/* Tells password managers whose password it is. */}
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextInput
        {...form.text("password", t("password"))}
        type="password"
        autoComplete="new-password"
        hint={t("passwordAgainHint")}
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={form.busy}>
          {t("resend")}
        </Button>
        {other}
      </p>
    </EntryForm>
  );
}

function NewRegistration({ next, onSent }: { next: string | null; onSent: OnSent }) {
  const t = useTranslations("auth.register");
  const register = useMutation(registerCall, { refresh: false });
  const form = useForm({
    schema: inputSchema,
    initial: { name: "", email: "", password: "" },
    fixed: next ? { next } : {},
    onSubmit: async (input) => {
      const result = await register.run(input);
      if (result.ok) onSent(input, result.value.mailKept);
      return result;
    },
  });
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
