"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Result } from "@/components/call-contract";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";
import { reauthContract } from "@/lib/customers/contract";

/**
 * For deeds that want one's own password again: `attempt(deed)` runs the deed; when the server answers reauth.required it
 * asks for the password, and then runs the deed once more. Null when the person gave up. Render `dialog` once.
 */
export function useReauth(): {
  attempt: <T>(deed: () => Promise<Result<T>>) => Promise<Result<T> | null>;
  dialog: ReactNode;
} {
  const t = useTranslations("shell.reauth");
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState("");
  const answer = useRef<((given: boolean) => void) | null>(null);
  const { run, busy, failure } = useMutation(reauthContract, { refresh: false });

  function finish(given: boolean) {
    setOpen(false);
    setPassword("");
    answer.current?.(given);
    answer.current = null;
  }

  async function attempt<T>(deed: () => Promise<Result<T>>): Promise<Result<T> | null> {
    const first = await deed();
    if (first.ok || first.failure.code !== "reauth.required") return first;
    setAsked(true);
    setOpen(true);
    const given = await new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
    return given ? deed() : null;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    // For React the dialog stands inside the form whose deed waits for it, which must not be sent again by this.
    event.stopPropagation();
    const result = await run({ password });
    if (result.ok) finish(true);
  }

  // At the end of the page: a form inside a form gets no submit event that reaches React, and the browser would send it.
  const dialog =
    asked &&
    createPortal(
      <Dialog open={open} onClose={() => finish(false)} title={t("title")} busy={busy}>
        <p>{t("why")}</p>
        <form className="stack" onSubmit={submit} noValidate>
          <TextInput
            label={t("password")}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={failure?.fields.password ?? failure?.detail}
          />
          <div className="row">
            <Button kind="go" type="submit" busy={busy}>
              {t("go")}
            </Button>
            <Button kind="flat" onClick={() => finish(false)}>
              {t("cancel")}
            </Button>
          </div>
        </form>
      </Dialog>,
      document.body,
    );
  return { attempt, dialog };
}
