"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { OperationView } from "@/lib/http/describe-operation";
import { pageLanguage } from "../page-language";
import { Button } from "../ui/button/button";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { Note } from "../ui/note";
import { askedOf, firstValues } from "./asked";
import { type ReadAnswer, sendAsked } from "./send-asked";
import { usePastedToken } from "./token-memory";

type Tried = Pick<OperationView, "method" | "path" | "parameters" | "bodyExample" | "idempotent">;

/** Tries an operation: a form with its parameters, and what the shop answers. The form appears when somebody asks for it. */
export function TryIt({ operation }: { operation: Tried }) {
  const t = useTranslations("apiConsole");
  const [open, setOpen] = useState(false);
  if (open) return <Console operation={operation} />;
  return (
    <Button small onClick={() => setOpen(true)}>
      {t("try")}
    </Button>
  );
}

function Console({ operation }: { operation: Tried }) {
  const t = useTranslations("apiConsole");
  const id = useId();
  const token = usePastedToken();
  const [values, setValues] = useState(() => firstValues(operation));
  const [body, setBody] = useState(operation.bodyExample);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [answer, setAnswer] = useState<ReadAnswer | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAnswer(null);
    const trouble = token === "" ? t("tokenMissing") : body !== null && !isJson(body) ? t("notJson") : null;
    setTrouble(trouble);
    if (trouble !== null) return;
    setBusy(true);
    const asked = askedOf(operation, values, body, crypto.randomUUID());
    const read = await sendAsked(asked, { authorization: `Bearer ${token}`, ...pageLanguage() });
    setBusy(false);
    setAnswer(read);
    if (read === null) setTrouble(t("network"));
  }

  const change = (name: string, value: string) => setValues((now) => ({ ...now, [name]: value }));
  return (
    <form className="grid max-w-136 gap-4 border-l-3 border-edge pl-4" noValidate onSubmit={submit}>
      {operation.parameters.map(({ path: name, options, required }) => {
        const shared = { id: `${id}-${name}`, label: name, value: values[name] ?? "" };
        return options ? (
          <Select
            {...shared}
            key={name}
            options={[...(required ? [] : [""]), ...options].map((value) => ({ value, label: value }))}
            onChange={(event) => change(name, event.target.value)}
          />
        ) : (
          <TextInput
            {...shared}
            key={name}
            mono
            autoComplete="off"
            onChange={(event) => change(name, event.target.value)}
          />
        );
      })}
      {body !== null && (
        <Textarea
          id={`${id}-body`}
          label={t("body")}
          mono
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      )}
      <p>
        <Button type="submit" small kind="go" busy={busy}>
          {t("send", { method: operation.method })}
        </Button>
      </p>
      {trouble !== null && <Note kind="bad" title={trouble} live />}
      {answer && <Answer answer={answer} of={`${operation.method} ${operation.path}`} />}
    </form>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}

function Answer({ answer, of }: { answer: ReadAnswer; of: string }) {
  const { status, word, ms, headers, text, cut } = answer;
  const t = useTranslations("apiConsole");
  const [head, body] = [`${t("headers")} ${of}`, `${t("answer")} ${of}`];
  return (
    <div className="min-w-0 space-y-2" role="status">
      <p>
        <b className="font-strong">{`${status} ${word}`.trim()}</b>{" "}
        <span className="text-sm text-ink-3">{t("took", { ms })}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
      <section className="overflow-auto rounded-sm bg-sunk px-3 py-2" aria-label={head} tabIndex={0}>
        <pre className="w-fit font-mono text-xs/5">
          {headers.map(([name, value]) => `${name}: ${value}`).join("\n")}
        </pre>
      </section>
      {text !== "" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard
        <section className="max-h-96 overflow-auto rounded-sm bg-sunk px-3 py-2" aria-label={body} tabIndex={0}>
          <pre className="w-fit font-mono text-xs/5">{text}</pre>
        </section>
      )}
      {cut && <p className="text-sm text-ink-3">{t("cut")}</p>}
    </div>
  );
}
