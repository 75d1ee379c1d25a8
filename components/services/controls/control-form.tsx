"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { openFormCall } from "@/components/generated/controls";
import { FieldInput, useFault } from "@/components/products/field-input";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Note } from "@/components/ui/note";
import { Progress } from "@/components/ui/progress";
import { TextInput } from "@/components/ui/text-input";
import { useCall } from "@/components/use-call";
import type { ControlRunView, ControlView } from "@/lib/controls/contract";
import { type Config, type FormField, fieldFault, settleDraft } from "@/lib/product-lines/form";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { useActingCall } from "./acting-as";
import { RunStatus } from "./run-state";
import { useRun } from "./use-runs";
import { useStartControl } from "./use-start-control";

interface Props {
  serviceId: string;
  control: ControlView;
  row?: string;
  /** The name that has to be typed to confirm a dangerous control. */
  confirmName: string;
  texts: string;
  ownDomains: readonly string[];
  onClose: () => void;
  onResult: (result: { text: readonly string[] | null; link: string | null }) => void;
}

/** The form of a control: its fields, what will be lost, and the button that runs it. */
export function ControlForm({ serviceId, control, row, confirmName, texts, ownDomains, onClose, onResult }: Props) {
  const t = useTranslations("services.control");
  const own = useUncheckedTranslations(texts);
  const form = useControlForm(serviceId, control, row);
  const { note } = useRun(control.id, row);
  const [confirm, setConfirm] = useState("");
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ControlRunView | null>(null);
  const say = useFault();
  const { run, busy, failure, review } = useStartControl(serviceId, control);
  const ready = !control.danger || confirm.trim() === confirmName;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!ready || form.fields.some((field) => fieldFault(field, form.draft[field.id]) !== null)) return;
    const ask = { input: form.draft, ...(row ? { row } : {}) };
    const result = await run({ ...ask, ...(control.danger ? { confirm } : {}) });
    if (!result?.ok) return;
    note(result.value.run);
    onResult(result.value);
    // After a refusal the form stays as it is, so that the input can be corrected.
    const { state } = result.value.run;
    setRefused(state === "refused" ? result.value.run : null);
    if (state !== "refused") onClose();
  }

  const errorOf = (field: FormField) => {
    const fault = tried ? fieldFault(field, form.draft[field.id]) : null;
    return failure?.fields[`input.${field.id}`] ?? (fault === null ? undefined : say(fault, field));
  };
  const go = own.has(`controls.${control.id}.go`)
    ? own(`controls.${control.id}.go`)
    : own(`controls.${control.id}.title`);
  return (
    <form
      className={cn(
        "col-span-full my-2 grid gap-5 border-l-3 pl-4 lg:pl-5",
        control.danger ? "border-bad" : "border-edge",
      )}
      onSubmit={submit}
      noValidate
    >
      {control.danger && (
        <div>
          <h3 className="text-bad">{own(`controls.${control.id}.title`)}</h3>
          {own.has(`controls.${control.id}.loses`) && (
            <p className="text-sm">{own(`controls.${control.id}.loses`, { row: row ?? "" })}</p>
          )}
        </div>
      )}
      {review}
      {form.loading && <Progress label={t("asking")} />}
      {form.trouble && <Note kind="bad" title={form.trouble} live />}
      {form.fields.length > 0 && (
        <div className="grid gap-5 [&>div:not(:has([type=checkbox]))]:max-w-160">
          {form.fields.map((field) => (
            <FieldInput
              key={field.id}
              field={field}
              texts={texts}
              value={form.draft[field.id]}
              onChange={(value) => form.choose(field, value)}
              error={errorOf(field)}
              ownDomains={ownDomains}
            />
          ))}
        </div>
      )}
      {control.danger && (
        <TextInput
          className="max-w-160"
          label={t("confirm", { name: confirmName })}
          mono
          autoComplete="off"
          value={confirm}
          onChange={(event) => setConfirm(event.target.value)}
          error={failure?.fields.confirm}
        />
      )}
      {failure && Object.keys(failure.fields).length === 0 && <Note kind="bad" title={failure.detail} live />}
      {refused && !busy && <RunStatus run={refused} texts={texts} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          kind={control.danger ? "danger-fill" : "plain"}
          busy={busy}
          disabled={!ready || form.loading || form.trouble !== null}
        >
          {go}
        </Button>
        <Button kind="flat" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** The fields of a control, loaded from the server: only the upstream knows some choices, and some fields depend on others. */
function useControlForm(serviceId: string, control: ControlView, row: string | undefined) {
  const call = useCall();
  const contract = useActingCall()(openFormCall);
  const [fields, setFields] = useState<readonly FormField[]>([]);
  const [draft, setDraft] = useState<Config>({});
  const [loading, setLoading] = useState(control.asks);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { path } = contract;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the contract is its path
  const ask = useCallback(
    async (known: Config) => {
      const place = { id: serviceId, control: control.id, ...(row ? { row } : {}) };
      const result = await call(contract, { ...place, draft: known });
      setLoading(false);
      if (!result.ok) return setTrouble(result.failure.detail);
      setTrouble(null);
      const next = result.value.fields as unknown as FormField[];
      setFields(next);
      setDraft((before) => settleDraft(() => next, { ...before, ...known }));
    },
    [serviceId, control.id, row, path],
  );

  useEffect(() => {
    if (control.asks) void ask({});
  }, [control.asks, ask]);

  function choose(field: FormField, value: string | number | boolean) {
    const next = { ...draft, [field.id]: value };
    setDraft(next);
    // Only a choice can add or remove other fields, so typed text does not reload them.
    if (field.kind === "choice" || field.kind === "switch") void ask(withoutSecrets(next, fields));
  }
  return { fields, draft, loading, trouble, choose };
}

function withoutSecrets(draft: Config, fields: readonly FormField[]): Config {
  const secret = new Set(fields.filter(({ kind }) => kind === "password").map(({ id }) => id));
  return Object.fromEntries(Object.entries(draft).filter(([id]) => !secret.has(id)));
}
