"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { resendRegistrationCall } from "@/components/generated/accounts";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { usePasskeySignIn } from "@/components/passkeys/use-passkey-sign-in";
import { Link } from "@/components/ui/link";
import type { SessionUser } from "@/lib/accounts/contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { EntryForm } from "./entry-form";
import { entryPath } from "./entry-path";
import { MailSent } from "./mail-sent";
import { sentRegistration } from "./sent-registration";
import type { KnownPassword } from "./sign-in-steps";
import { useSignIn } from "./use-sign-in";

interface Props {
  email: string;
  /** The path to open afterwards; without it, it depends on who signs in. */
  next: string | null;
}

const passwordStep = () => import("./sign-in-steps").then((steps) => steps.passwordStep);
const codeStep = () => import("./sign-in-steps").then((steps) => steps.codeStep);

/**
 * Sign-in: address and password, then a code on the same page if two-step verification is on. `children` is for those without an account,
 * so it stands with the first step alone.
 */
export function SignInForm({ email, next, children }: Props & { children: ReactNode }) {
  const [known, setKnown] = useState<KnownPassword | null>(null);
  return known ? (
    <CodeForm known={known} next={next} onBack={() => setKnown(null)} />
  ) : (
    <>
      {children}
      <PasswordForm email={email} next={next} onCodeRequired={setKnown} />
    </>
  );
}

/** Signs in and opens the next page. */
function useEnter(next: string | null) {
  const signIn = useSignIn();
  return async (input: { email: string; password: string; code?: string }) => {
    const result = await signIn(input);
    if (result.ok) await openNext(next, result.value.user);
    return result;
  };
}

/** Ends with the page. */
async function openNext(next: string | null, user: SessionUser | null): Promise<void> {
  sentRegistration.forget();
  // A full page load, so that nothing that was loaded for the visitor stays in memory.
  location.assign(next ?? (user?.kind === "staff" ? "/admin" : "/account"));
  await new Promise(() => undefined);
}

function PasswordForm({ email, next, onCodeRequired }: Props & { onCodeRequired: (known: KnownPassword) => void }) {
  const t = useTranslations("auth.signIn");
  const enter = useEnter(next);
  const passkey = usePasskeySignIn();
  const [unconfirmed, setUnconfirmed] = useState<KnownPassword | null>(null);
  const form = useForm({
    schema: passwordStep,
    initial: { email, password: "" },
    onSubmit: async (input) => {
      setUnconfirmed(null);
      const result = await enter(input);
      const code = result.ok ? null : result.failure.code;
      if (code === "sign_in.code_required") onCodeRequired(input);
      else if (code === "sign_in.unconfirmed") setUnconfirmed(input);
      else return result;
      return undefined;
    },
  });
  async function withPasskey() {
    const result = await passkey();
    if (!result.ok) return result.sentence;
    await openNext(next, result.user);
    return undefined;
  }
  const forgot = entryPath("/forgot-password", { email: String(form.typed.email ?? ""), next });
  return (
    <EntryForm onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      {unconfirmed && <ConfirmFirst key={unconfirmed.email} known={unconfirmed} next={next} />}
      <TextInput
        {...form.text("email", t("email"))}
        type="email"
        autoComplete="username"
        inputMode="email"
        autoFocus={!email}
      />
      <TextInput
        {...form.text("password", t("password"))}
        type="password"
        autoComplete="current-password"
        autoFocus={Boolean(email)}
        beside={
          <Link className="text-sm" href={forgot}>
            {t("forgot")}
          </Link>
        }
      />
      <Button kind="go" className="w-full" type="submit" busy={form.busy}>
        {t("submit")}
      </Button>
      <PasskeyButton wide onPress={withPasskey}>
        {t("passkey")}
      </PasskeyButton>
      {!unconfirmed && <p className="text-sm text-ink-3 staff:text-xs">{t("unconfirmed")}</p>}
    </EntryForm>
  );
}

/** To who gave the password of an account that is not confirmed yet: what to do, and the mail once more. */
function ConfirmFirst({ known, next }: { known: KnownPassword; next: string | null }) {
  const t = useTranslations("auth.signIn");
  const resend = useMutation(resendRegistrationCall, { refresh: false });
  const [sent, setSent] = useState<{ mailKept: boolean } | null>(null);
  async function send() {
    const result = await resend.run({ ...known, ...(next && { next }) });
    if (result.ok) setSent(result.value);
  }
  if (sent) {
    return (
      <MailSent email={known.email} mailKept={sent.mailKept} inForm>
        {t("sentAgain")}
      </MailSent>
    );
  }
  return (
    <Note kind="warn" title={t("confirmFirst", { email: known.email })} live>
      <p>{t("confirmFirstHow")}</p>
      {resend.failure && <p>{resend.failure.detail}</p>}
      <p className="mt-2">
        <Button small busy={resend.busy} onClick={() => void send()}>
          {t("sendAgain")}
        </Button>
      </p>
    </Note>
  );
}

function CodeForm({ known, next, onBack }: { known: KnownPassword; next: string | null; onBack: () => void }) {
  const t = useTranslations("auth.signIn");
  const enter = useEnter(next);
  const form = useForm({
    schema: codeStep,
    initial: { code: "" },
    onSubmit: ({ code }) => enter({ ...known, code }),
  });
  return (
    <EntryForm onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <TextInput
        {...form.text("code", t("code"))}
        hint={t("codeHint")}
        mono
        autoComplete="one-time-code"
        autoFocus
        maxLength={50}
      />
      <Button kind="go" className="w-full" type="submit" busy={form.busy}>
        {t("submit")}
      </Button>
      <Button kind="flat" className="w-full" icon="left" onClick={onBack}>
        {t("back")}
      </Button>
    </EntryForm>
  );
}
