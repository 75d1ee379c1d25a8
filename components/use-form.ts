"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, type FocusEvent, type SubmitEvent, useId, useRef, useState } from "react";
import type { z } from "zod";
import type { FieldError } from "@/lib/core/errors";
import { unchecked } from "@/messages/unchecked";
import type { Result } from "./call-contract";
import { checkTyped, type Kinds, sortErrors, startTyped, type Typed } from "./form-values";
import type { SummaryError } from "./ui/form-summary";

interface Options<S extends z.ZodType> {
  /** The input schema of the contract, so that browser and server refuse the same input. */
  schema: S;
  /** The initial values in wire form. Every field of the form must be named, with "" for nothing. */
  initial: object;
  /** Fields that are numbers, or sums of money typed in yuan. */
  kinds?: Kinds;
  /** Parts of the input that are not typed: ids, tokens. */
  fixed?: object;
  /** Usually `run` of useMutation. Its errors are shown beside the fields; typed values stay. */
  onSubmit: (input: z.input<S>) => Promise<Result<unknown> | undefined>;
}

/**
 * The values, checks and errors of a form. A field is checked when it is left, and again while it is corrected. On submit all
 * fields are checked, and the first invalid one gets the focus. Client components that use it need the namespace `errors`.
 *
 *     <form noValidate onSubmit={form.submit}>
 *       <FormSummary {...form.summary} />
 *       <TextInput {...form.text("email", t("email"))} type="email" />
 *       <Button kind="go" type="submit" busy={form.busy}>…</Button>
 */
export function useForm<S extends z.ZodType>({ schema, initial, kinds = {}, fixed, onSubmit }: Options<S>) {
  const problemsOf = useProblems(schema, kinds, fixed);
  const formId = useId();
  const [typed, setTyped] = useState<Typed>(() => startTyped(initial, kinds));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [detail, setDetail] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const labels = useRef<Record<string, string>>({});
  const changed = useRef(new Set<string>());

  const idOf = (name: string) => `${formId}-${name}`;

  function recheck(name: string, values: Typed) {
    const { [name]: _old, ...others } = errors;
    const now = problemsOf(values)[name];
    setErrors(now === undefined ? others : { ...others, [name]: now });
  }

  function set(name: string, value: string | boolean) {
    const next = { ...typed, [name]: value };
    changed.current.add(name);
    setTyped((now) => ({ ...now, [name]: value }));
    if (errors[name] !== undefined) recheck(name, next);
  }

  function show(found: Record<string, string>, general: string | undefined, form: HTMLFormElement) {
    const { fields, withoutField } = sortErrors(found, labels.current);
    setErrors(fields);
    setDetail(withoutField ?? (Object.keys(fields).length === 0 ? general : undefined));
    requestAnimationFrame(() => focusOn(form));
  }

  function clear() {
    setErrors({});
    setDetail(undefined);
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const checked = checkTyped(schema, typed, kinds, fixed);
    if (!checked.ok) {
      show(problemsOf(typed), undefined, form);
      return;
    }
    clear();
    setBusy(true);
    try {
      const result = await onSubmit(checked.input as z.input<S>);
      if (result?.ok === false) show(result.failure.fields, result.failure.detail, form);
    } finally {
      setBusy(false);
    }
  }

  function wire(name: string, label: string) {
    labels.current[name] = label;
    return {
      name,
      label,
      id: idOf(name),
      error: errors[name],
      onBlur: (event: FocusEvent<HTMLElement>) => {
        // No check on the way to a button: a new error message would move the button away before the click on it ends.
        if (event.relatedTarget instanceof HTMLButtonElement) return;
        if (changed.current.has(name)) recheck(name, typed);
      },
    };
  }

  return {
    submit,
    busy,
    typed,
    set,
    /** For TextInput, Textarea and Select. */
    text: (name: string, label: string) => ({
      ...wire(name, label),
      value: String(typed[name] ?? ""),
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set(name, event.target.value),
    }),
    /** For Checkbox. */
    check: (name: string, label: string) => ({
      ...wire(name, label),
      checked: typed[name] === true,
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.target.checked),
    }),
    /** For RadioGroup and Segmented. */
    choice: (name: string, legend: string) => {
      const { label: _label, onBlur: _blur, ...rest } = wire(name, legend);
      return {
        ...rest,
        legend,
        value: String(typed[name] ?? "") || undefined,
        onChange: (value: string) => set(name, value),
      };
    },
    summary: { errors: listed(errors, labels.current, idOf), detail },
    /** Sets all fields back to their initial values. */
    reset: () => {
      setTyped(startTyped(initial, kinds));
      clear();
      changed.current.clear();
    },
  };
}

/** The errors of these values by field, in the page's language. */
function useProblems(schema: z.ZodType, kinds: Kinds, fixed: object | undefined) {
  const t = useTranslations("errors");
  const sentence = ({ code, params }: FieldError) =>
    unchecked(t).has(code) ? unchecked(t)(code, params) : t("unlisted", { code });
  return (values: Typed): Record<string, string> => {
    const checked = checkTyped(schema, values, kinds, fixed);
    if (checked.ok) return {};
    return Object.fromEntries(Object.entries(checked.errors).map(([path, error]) => [path, sentence(error)]));
  };
}

function listed(
  errors: Record<string, string>,
  labels: Record<string, string>,
  idOf: (name: string) => string,
): SummaryError[] {
  return Object.entries(errors).map(([name, message]) => ({ id: idOf(name), label: labels[name], message }));
}

/** Focuses the first invalid field, or the summary if the errors belong to no field. */
function focusOn(form: HTMLFormElement) {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  (wrong ?? form.querySelector<HTMLElement>("[data-summary]"))?.focus();
}
