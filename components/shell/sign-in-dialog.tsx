"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useSignIn } from "@/components/auth/use-sign-in";
import type { RequestFailure } from "@/components/call-contract";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";

interface Props {
  /** The address of the account whose session has ended, "" if it is not known. */
  email: string;
  /** That account: what stands on the page is for this person alone. */
  userId: string;
  /** True once the same person has signed in; false if the user cancels. */
  onDone: (signedIn: boolean) => void;
}

/**
 * Signs in again over the page, so that nothing on it is lost when a session ends in the middle of something. Somebody else who signs
 * in here leaves the page for their own account.
 */
export function SignInDialog({ email: known, userId, onDone }: Props) {
  const t = useTranslations("shell.signInAgain");
  const signIn = useSignIn();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const result = await signIn({ email: email.trim(), password, ...(code === null ? {} : { code }) });
    setBusy(false);
    if (!result.ok) {
      if (result.failure.code === "sign_in.code_required") setCode("");
      setFailure(result.failure.code === "sign_in.code_required" ? null : result.failure);
      return;
    }
    const { user } = result.value;
    if (user !== null && user.id !== userId) location.assign(user.kind === "staff" ? "/admin" : "/account/services");
    else onDone(user !== null);
  }

  const errorOf = (field: string) => failure?.fields[field];
  const general = failure && Object.keys(failure.fields).length === 0 ? failure.detail : undefined;
  return (
    <Dialog open onClose={() => onDone(false)} title={t("title")} busy={busy}>
      <p>{t("why")}</p>
      <form className="space-y-4" method="post" onSubmit={submit} noValidate>
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          inputMode="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          readOnly={known !== ""}
          error={errorOf("email")}
        />
        <TextInput
          label={t("password")}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={errorOf("password") ?? general}
        />
        {code !== null && (
          <TextInput
            label={t("code")}
            mono
            autoComplete="one-time-code"
            autoFocus
            maxLength={50}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            error={errorOf("code")}
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="go" type="submit" busy={busy}>
            {t("go")}
          </Button>
          <Button kind="flat" onClick={() => onDone(false)}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
