"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { registerPasswordDialog } from "@/components/ask-password";
import { reauthCall } from "@/components/generated/accounts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";

/**
 * Asks for the person's own password when an action requires it again. The layouts of the account and of the back office render it
 * once; useMutation opens it when the server answers reauth.required, and then repeats the action.
 */
export function PasswordDialog() {
  const t = useTranslations("shell.reauth");
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const answer = useRef<((given: boolean) => void) | null>(null);
  const { run, busy, failure, reset } = useMutation(reauthCall, { refresh: false });

  useEffect(
    () =>
      registerPasswordDialog(() => {
        setOpen(true);
        return new Promise<boolean>((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );

  function finish(given: boolean) {
    setOpen(false);
    setPassword("");
    reset();
    answer.current?.(given);
    answer.current = null;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const result = await run({ password });
    if (result.ok) finish(true);
  }

  return (
    <Dialog open={open} onClose={() => finish(false)} title={t("title")} busy={busy}>
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
          <Button kind="flat" onClick={() => finish(false)}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
