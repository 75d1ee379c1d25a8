"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { changePasswordCall, revealPasswordCall } from "@/components/generated/services";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { TextInput } from "@/components/ui/field/text-input";
import { Secret } from "@/components/ui/secret";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { useMutation } from "@/components/use-mutation";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** 12 random letters and digits without look-alikes. The upstream allows 6 to 16. */
function proposePassword(): string {
  const random = crypto.getRandomValues(new Uint32Array(12));
  return Array.from(random, (value) => ALPHABET[value % ALPHABET.length]).join("");
}

/** The management password of a domain: shown after the customer's own password was given, and changed. */
export function ManagementPassword({ id, known }: { id: string; known: boolean }) {
  const t = useTranslations("domainLine.password");
  const reveal = useMutation(revealPasswordCall, { refresh: false });
  const change = useMutation(changePasswordCall);
  const [editing, setEditing] = useState(false);
  const [password, setPassword] = useState("");
  const [mayHaveChanged, setMayHaveChanged] = useState(false);
  // The button and the form take each other's place.
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusWhenLost(!editing, () => field.current);
  useFocusWhenLost(editing, () => opener.current);

  async function show(): Promise<string | null> {
    const result = await reveal.run({ id });
    setMayHaveChanged(result.ok && result.value.mayHaveChanged);
    return result.ok ? result.value.password : null;
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const result = await change.run({ id, password });
    if (!result.ok) return;
    toast(t("saved"));
    setEditing(false);
    setPassword("");
  }

  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="space-y-4">
        <div className="flex flex-wrap items-center gap-3">
          {known ? <Secret label={t("title")} reveal={show} /> : <span className="text-ink-2">{t("none")}</span>}
          {!editing && (
            <Button ref={opener} small icon="key" onClick={() => setEditing(true)}>
              {t("change")}
            </Button>
          )}
        </div>
        {mayHaveChanged && <p role="status">{t("mayHaveChanged")}</p>}
        {reveal.failure && <ActionError>{reveal.failure.detail}</ActionError>}
        {editing && (
          <form className="max-w-text space-y-4" onSubmit={save} noValidate>
            <TextInput
              ref={field}
              label={t("new")}
              hint={t("newHint")}
              mono
              autoComplete="off"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              error={change.failure?.fields.password ?? change.failure?.detail}
            />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" busy={change.busy}>
                {t("save")}
              </Button>
              <Button kind="flat" onClick={() => setPassword(proposePassword())}>
                {t("propose")}
              </Button>
              <Button kind="flat" onClick={() => setEditing(false)}>
                {t("cancel")}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Section>
  );
}
