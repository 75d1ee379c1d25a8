"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { reauthCall } from "@/components/generated/accounts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";

interface Props {
  /** True once the server has accepted the password; false if the user cancels. */
  onDone: (given: boolean) => void;
}

/** Asks for the person's own password when an action requires it again. */
export function PasswordDialog({ onDone }: Props) {
  const t = useTranslations("shell.reauth");
  const [password, setPassword] = useState("");
  const { run, busy, failure } = useMutation(reauthCall, { refresh: false });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const result = await run({ password });
    if (result.ok) onDone(true);
  }

  return (
    <Dialog open onClose={() => onDone(false)} title={t("title")} busy={busy}>
      <p>{t("why")}</p>
      <form className="space-y-4" onSubmit={submit} noValidate>
        <TextInput
          label={t("password")}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={failure?.fields.password ?? failure?.detail}
        />
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
