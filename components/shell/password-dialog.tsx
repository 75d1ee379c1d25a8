"use client";

import { useTranslations } from "next-intl";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput } from "@/components/form/use-form";
import { reauthCall } from "@/components/generated/accounts";
import { PasskeyAgain } from "@/components/passkeys/passkey-again";
import { passkeyHere } from "@/components/passkeys/passkey-here";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { CredentialsDialog } from "./credentials-dialog";

interface Props {
  /** True once the server has accepted the password or the passkey; false if the user cancels. */
  onDone: (given: boolean) => void;
}

/** Asks for the person's own password, or a passkey, when an action requires it again. */
export function PasswordDialog({ onDone }: Props) {
  const t = useTranslations("shell.reauth");
  const { run } = useMutation(reauthCall, { refresh: false, onSuccess: () => onDone(true) });
  const form = useCheckedForm({ initial: { password: "" }, check: () => ({}), onSubmit: run });

  return (
    <CredentialsDialog
      texts={{ title: t("title"), why: t("why"), go: t("go"), cancel: t("cancel") }}
      form={form}
      onCancel={() => onDone(false)}
      other={passkeyHere.isKnown() && <PasskeyAgain onDone={() => onDone(true)} />}
    >
      <TextInput
        {...asTextInput(form.field("password", t("password")))}
        type="password"
        autoComplete="current-password"
      />
    </CredentialsDialog>
  );
}
