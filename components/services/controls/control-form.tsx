"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import type { Result } from "@/components/call-contract";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput } from "@/components/form/use-form";
import { openFormCall } from "@/components/generated/controls";
import { latestOnly } from "@/components/latest-only";
import { FieldInput } from "@/components/products/field-input";
import { useFieldCheck } from "@/components/products/use-field-check";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { TextInput } from "@/components/ui/field/text-input";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Progress } from "@/components/ui/progress";
import { useCall } from "@/components/use-call";
import type { ControlRunView, ControlView } from "@/lib/controls/contract";
import { type Config, changesNothing, type FormField, settleDraft } from "@/lib/product-lines/form";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { useActingCall } from "./acting-as";
import { firstPlace, isCancelled } from "./form-keyboard";
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

/** The form of a control: its fields, what will be lost or stop, and the button that runs it. */
export function ControlForm({ serviceId, control, row, confirmName, texts, ownDomains, onClose, onResult }: Props) {
  const t = useTranslations("services.control");
  const own = useUncheckedTranslations(texts);
  const { note } = useRun(control.id, row);
  const [refused, setRefused] = useState<ControlRunView | null>(null);
  const { run, renewal, review } = useStartControl(serviceId, control);
  const { form, fields, setting, choose, chosen, loading, trouble } = useControlForm(
    { serviceId, control, row, texts },
    submit,
  );
  useUnsavedChanges(chosen && !form.busy);
  const confirm = asTextInput(form.field("confirm", t("confirm", { name: confirmName })));
  const unchanged = setting !== null && changesNothing(form.values.input, setting);
  const ready = !unchanged && (!control.danger || confirm.value.trim() === confirmName);
  const unchangedId = useId();
  const place = useFirstFocus(loading);

  function cancel(event: KeyboardEvent<HTMLFormElement>) {
    if (!form.busy && isCancelled(event, chosen || confirm.value !== "")) onClose();
  }

  async function submit({ input, confirm: typed }: ControlValues) {
    const ask = { input: { ...input }, ...(row ? { row } : {}) };
    const result = await run({ ...ask, ...(control.danger ? { confirm: typed } : {}) });
    if (!result?.ok) return result;
    note(result.value.run);
    onResult(result.value);
    // After a refusal the form stays as it is, so that the input can be corrected.
    const { state } = result.value.run;
    setRefused(state === "refused" ? result.value.run : null);
    if (state !== "refused") onClose();
    return result;
  }

  const go = own.has(`controls.${control.id}.go`)
    ? own(`controls.${control.id}.go`)
    : own(`controls.${control.id}.title`);
  return (
    <form
      className={cn(
        "col-span-full my-2 grid gap-5 border-l-3 pl-4 lg:pl-5",
        control.danger ? "border-bad" : control.interrupts ? "border-warn" : "border-edge",
      )}
      ref={place}
      onSubmit={form.submit}
      onKeyDown={cancel}
      noValidate
    >
      <Effect control={control} row={row ?? ""} texts={texts} />
      {review}
      {loading && <Progress label={t("asking")} />}
      {trouble && <Note kind="bad" title={trouble} live />}
      {fields.length > 0 && (
        <div className="grid gap-5 [&>div:not(:has([type=checkbox]))]:max-w-160">
          {fields.map((field) => (
            <FieldInput
              key={field.id}
              field={field}
              texts={texts}
              attributes={{
                ...form.field(`input.${field.id}`, field.id),
                onChange: (value) => choose(field, value as Config[string]),
              }}
              ownDomains={ownDomains}
            />
          ))}
        </div>
      )}
      {control.danger && <TextInput {...confirm} className="max-w-160" mono autoComplete="off" />}
      {form.summary.detail && (
        <Note kind="bad" title={form.summary.detail} live>
          {renewal && <Link href={renewal}>{t("renewDomain")}</Link>}
        </Note>
      )}
      {refused && !form.busy && <RunStatus run={refused} texts={texts} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          kind={control.danger ? "danger-fill" : "plain"}
          busy={form.busy}
          disabled={!ready || loading || trouble !== null}
          aria-describedby={unchanged ? unchangedId : undefined}
        >
          {go}
        </Button>
        <Button kind="flat" onClick={onClose}>
          {t("cancel")}
        </Button>
        {unchanged && (
          <p className="text-sm text-ink-3" id={unchangedId}>
            {t("unchanged")}
          </p>
        )}
      </div>
    </form>
  );
}

/** What a dangerous control loses, or what an interrupting one stops and for how long, before it is started. */
function Effect({ control, row, texts }: { control: ControlView; row: string; texts: string }) {
  const own = useUncheckedTranslations(texts);
  const words = `controls.${control.id}`;
  if (control.danger) {
    return (
      <div>
        <h3 className="text-bad focus:outline-0" tabIndex={-1}>
          {own(`${words}.title`)}
        </h3>
        {own.has(`${words}.loses`) && <p className="text-sm">{own(`${words}.loses`, { row })}</p>}
      </div>
    );
  }
  return control.interrupts ? (
    <p className="max-w-160 focus:outline-0" tabIndex={-1}>
      {own(`${words}.stops`, { row })}
    </p>
  ) : null;
}

/** Gives the focus to the form's first place as soon as it is loaded, unless the customer has gone elsewhere meanwhile. */
function useFirstFocus(loading: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (loading) return;
    // Later, because the box around the form takes the focus in an effect of its own: control-row.tsx, panel-table.tsx.
    const timer = setTimeout(() => {
      const at = document.activeElement;
      if (at !== document.body && at?.contains(form.current)) firstPlace(form.current)?.focus();
    });
    return () => clearTimeout(timer);
  }, [loading]);
  return form;
}

interface ControlValues {
  input: Config;
  confirm: string;
}

/** The fields of a control, loaded from the server: only the upstream knows some choices, and some fields depend on others. */
function useControlForm(
  { serviceId, control, row, texts }: Pick<Props, "serviceId" | "control" | "row" | "texts">,
  onSubmit: (values: ControlValues) => Promise<Result<unknown> | undefined>,
) {
  const call = useCall();
  const contract = useActingCall()(openFormCall);
  const check = useFieldCheck(texts);
  const [fields, setFields] = useState<readonly FormField[]>([]);
  const [setting, setSetting] = useState<Config | null>(null);
  const form = useCheckedForm<ControlValues>({
    initial: { input: {}, confirm: "" },
    check: ({ input }) => check(fields, input, "input"),
    onSubmit,
  });
  const [loading, setLoading] = useState(control.asks);
  const [trouble, setTrouble] = useState<string | null>(null);
  /** A field was changed by hand. */
  const [chosen, setChosen] = useState(false);
  const [begin] = useState(latestOnly);
  const { path } = contract;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the contract is its path, and the form's functions stay as they are
  const ask = useCallback(
    async (known: Config) => {
      const place = { id: serviceId, control: control.id, ...(row ? { row } : {}) };
      const isLatest = begin();
      const result = await call(contract, { ...place, draft: known });
      // The answer to an earlier choice must not take the place of the fields of this one.
      if (!isLatest()) return;
      setLoading(false);
      if (!result.ok) return setTrouble(result.failure.detail);
      setTrouble(null);
      const next = result.value.fields as unknown as FormField[];
      setFields(next);
      setSetting(result.value.setting);
      const { input, confirm } = form.current();
      form.replace({ input: settleDraft(() => next, { ...input }), confirm });
    },
    [serviceId, control.id, row, path, call],
  );

  useEffect(() => {
    if (control.asks) void ask({});
  }, [control.asks, ask]);

  function choose(field: FormField, value: Config[string]) {
    form.set(`input.${field.id}`, value);
    setChosen(true);
    // Only a choice can add or remove other fields, so typed text does not reload them.
    if (field.kind !== "choice" && field.kind !== "switch") return;
    void ask(withoutSecrets({ ...form.current().input, [field.id]: value }, fields));
  }
  return { form, fields, setting, loading, trouble, choose, chosen };
}

function withoutSecrets(draft: Config, fields: readonly FormField[]): Config {
  const secret = new Set(fields.filter(({ kind }) => kind === "password").map(({ id }) => id));
  return Object.fromEntries(Object.entries(draft).filter(([id]) => !secret.has(id)));
}
