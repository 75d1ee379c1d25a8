"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSignIn } from "@/components/auth/use-sign-in";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { asTextInput } from "@/components/form/use-form";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { passkeyHere } from "@/components/passkeys/passkey-here";
import { usePasskeySignIn } from "@/components/passkeys/use-passkey-sign-in";
import { TextInput } from "@/components/ui/field/text-input";
import type { SessionUser } from "@/lib/accounts/contract";
import { CredentialsDialog } from "./credentials-dialog";

interface Props {
  /** The address of the account whose session has ended, "" if it is not known. */
  email: string;
  /** The id of that account. Nobody else may go on with this page, which shows this person's data. */
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
  const sentence = useErrorSentence();
  const signIn = useSignIn();
  const passkey = usePasskeySignIn();
  const words = useTranslations("passkeys");
  const [codeWanted, setCodeWanted] = useState(false);
  const form = useCheckedForm({
    initial: { email: known, password: "", code: "" },
    check: (values) => missing(values, codeWanted, sentence({ code: "input.required" })),
    onSubmit: async ({ email, password, code }) => {
      const result = await signIn({ email: email.trim(), password, ...(codeWanted ? { code } : {}) });
      if (result.ok) {
        goOn(result.value.user);
        return result;
      }
      if (result.failure.code !== "sign_in.code_required") return result;
      setCodeWanted(true);
      return undefined;
    },
  });
  function goOn(user: SessionUser | null) {
    if (user !== null && user.id !== userId) location.assign(user.kind === "staff" ? "/admin" : "/account");
    else onDone(user !== null);
  }
  async function withPasskey() {
    const result = await passkey();
    if (!result.ok) return result.sentence;
    goOn(result.user);
    return undefined;
  }
  return (
    <CredentialsDialog
      texts={{ title: t("title"), why: t("why"), go: t("go"), cancel: t("cancel") }}
      form={form}
      onCancel={() => onDone(false)}
      other={passkeyHere.isKnown() && <PasskeyButton onPress={withPasskey}>{words("use")}</PasskeyButton>}
    >
      <TextInput
        {...asTextInput(form.field("email", t("email")))}
        type="email"
        autoComplete="username"
        inputMode="email"
        readOnly={known !== ""}
      />
      <TextInput
        {...asTextInput(form.field("password", t("password")))}
        type="password"
        autoComplete="current-password"
      />
      {codeWanted && (
        <TextInput
          {...asTextInput(form.field("code", t("code")))}
          mono
          autoComplete="one-time-code"
          autoFocus
          maxLength={50}
        />
      )}
    </CredentialsDialog>
  );
}

/** The sentence for each field that is empty. */
function missing(values: Record<string, string>, codeWanted: boolean, required: string): Record<string, string> {
  const asked = codeWanted ? ["email", "password", "code"] : ["email", "password"];
  return Object.fromEntries(asked.filter((name) => values[name]?.trim() === "").map((name) => [name, required]));
}
