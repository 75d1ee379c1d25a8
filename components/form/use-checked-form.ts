"use client";

import { type SyntheticEvent, useEffect, useId, useRef, useState } from "react";
import { type FieldError, type FieldValues, get, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import type { RequestFailure, Result } from "../call-contract";
import { afterPress, watchPresses } from "./after-press";
import { flatErrors, nestErrors } from "./form-errors";
import { flatten, sortErrors } from "./form-values";

type Faults = Readonly<Record<string, string>>;

interface Options<V extends object> {
  /** The initial values, nested as `check` and `onSubmit` get them. Every field must be named. */
  initial: V;
  /** The sentence of each field that is wrong, by its path ("email", "config.size"); empty if the values may be sent. Pure. */
  check: (values: V) => Faults | Promise<Faults>;
  /** Runs on submit before the values are checked, and may set some. A failure is shown, and nothing is checked or sent. */
  prepare?: () => Promise<Result<unknown> | undefined>;
  /** Usually `run` of useMutation. Its errors are shown beside the fields; typed values stay. */
  onSubmit: (values: V) => Promise<Result<unknown> | undefined>;
}

/** A field of a form: what its input shows, and what it tells. */
export interface CheckedField {
  /** The path of its value. */
  name: string;
  label: string;
  id: string;
  /** A sentence. */
  error: string | undefined;
  /** As it was typed or chosen. */
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
}

/** The type of the errors that the server found, which stay until their field changes. */
const SERVER = "server";

/**
 * The form engine: react-hook-form, checked by a function of the values. Forms with a schema use useForm, which calls this. A field
 * is checked when it is left, and from then on with each change; on submit all are checked, and the first invalid one gets the focus.
 * Errors appear beside their fields, never between the press and the release of a pointer.
 */
export function useCheckedForm<V extends object>({ initial, check, prepare, onSubmit }: Options<V>) {
  const formId = useId();
  const labels = useRef<Record<string, string>>({});
  const form = useForm<FieldValues>({
    mode: "onTouched",
    shouldFocusError: false, // it goes by the order of registering, and fields come and go; useFocus goes by the page
    defaultValues: initial,
    resolver: async (values) => {
      const errors = nestErrors(await check(values as V));
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });
  const { errors, isDirty, isSubmitted, isSubmitting, submitCount, touchedFields } = form.formState;
  const values = useWatch({ control: form.control }) as V;
  const focus = useFocus(formId, submitCount, Object.keys(errors).length > 0);
  useEffect(watchPresses, []);

  useRecheck(JSON.stringify(values), form.trigger, () =>
    [...new Set([...Object.keys(flatErrors(errors)), ...Object.keys(labels.current)])].filter((name) => {
      const error: FieldError | undefined = get(errors, name);
      return error ? error.type !== SERVER : isSubmitted || get(touchedFields, name);
    }),
  );

  function set(name: string, value: unknown) {
    void form.register(name).onChange({ type: "change", target: { name, value } });
  }

  function leave(name: string) {
    afterPress(() => {
      // A field that was only passed through, or that the click set back, is not checked before it is submitted.
      if (!form.getFieldState(name).isDirty) return;
      void form.register(name).onBlur({ type: "blur", target: { name, value: form.getValues(name) } });
    });
  }

  async function send(sent: FieldValues) {
    const before = JSON.stringify(form.getValues());
    const result = await onSubmit(sent as V);
    if (result?.ok === false) refuse(form, labels.current, result.failure);
    // What was sent is saved now. What was typed meanwhile is not, and after a reset there is nothing to keep.
    else if (result && JSON.stringify(form.getValues()) === before) form.reset(form.getValues(), { keepValues: true });
  }

  async function attempt() {
    const prepared = await prepare?.();
    if (prepared?.ok !== false) return await form.handleSubmit(send)();
    refuse(form, labels.current, prepared.failure);
    focus.again();
  }

  function submit(event: SyntheticEvent<HTMLElement>) {
    event.preventDefault();
    if (isSubmitting) return;
    focus.place.current = event.currentTarget.closest("form");
    void attempt();
  }

  const sorted = sortErrors(flatErrors(errors), labels.current);
  return {
    submit,
    busy: isSubmitting,
    /** Whether something was changed and not saved. */
    dirty: isDirty,
    values,
    set,
    /** What a field of any kind needs. Its label is shown in the summary of errors. */
    field: (name: string, label: string): CheckedField => {
      form.register(name);
      labels.current[name] = label;
      const error: FieldError | undefined = get(errors, name);
      return {
        name,
        label,
        id: `${formId}-${name}`,
        error: error?.message || undefined,
        value: get(values, name),
        onChange: (value) => set(name, value),
        onBlur: () => leave(name),
      };
    },
    /** For FormSummary. Single errors are listed after the first attempt to submit. */
    summary: {
      errors: isSubmitted
        ? Object.entries(sorted.fields)
            .map(([name, message]) => ({ id: `${formId}-${name}`, label: labels.current[name], message }))
            .sort((a, b) => focus.placeOf(a.id) - focus.placeOf(b.id))
        : [],
      detail: errors.root?.message ?? sorted.withoutField,
    },
    /** Takes other values in place of all. Fields that are not among them are gone, with their errors. */
    replace: (next: V) => {
      for (const path of replaceValues(form, next)) delete labels.current[path];
    },
    /** The values of this moment, for what ends after the form was rendered. */
    current: () => form.getValues() as V,
    /** Sets all fields back to their initial values, or begins again with others. */
    reset: (next: V = initial) => form.reset(next),
  };
}

/** Shows why nothing was saved, beside the fields where it belongs to one. */
function refuse(
  form: UseFormReturn,
  labels: Record<string, string>,
  failure: Pick<RequestFailure, "fields" | "detail">,
) {
  const { fields, withoutField } = sortErrors(failure.fields, labels);
  for (const [name, message] of Object.entries(fields)) form.setError(name, { type: SERVER, message });
  const general = withoutField ?? (Object.keys(fields).length === 0 ? failure.detail : undefined);
  if (general !== undefined) form.setError("root", { type: SERVER, message: general });
}

/** Takes other values in place of all. @returns the paths of the fields that are gone. */
function replaceValues(form: UseFormReturn, next: object): string[] {
  const gone = Object.keys(flatten(form.getValues())).filter((path) => get(next, path) === undefined);
  if (gone.length > 0) form.unregister(gone);
  for (const [path, value] of Object.entries(flatten(next))) {
    if (get(form.getValues(), path) === value) continue;
    if (form.getFieldState(path).error?.type === SERVER) form.clearErrors(path);
    form.setValue(path, value, { shouldDirty: true });
  }
  return gone;
}

/** Checks the fields whose errors may be shown again after each change: it can make other fields right or wrong. */
function useRecheck(values: string, trigger: (names: string[]) => Promise<boolean>, shown: () => string[]) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the values asks for it
  useEffect(() => {
    const due = shown();
    if (due.length > 0) void trigger(due);
  }, [values]);
}

/**
 * After an attempt that failed, focuses the first invalid field of the page, or the summary if the errors belong to no field. `again`:
 * an attempt failed that react-hook-form doesn't count. `placeOf`: where a field stood on the page then, for the order of the summary: a
 * schema finds its errors in an order of its own.
 */
function useFocus(formId: string, attempts: number, failed: boolean) {
  const place = useRef<HTMLFormElement | null>(null);
  const [others, setOthers] = useState(0);
  const [ids, setIds] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt, when its errors are on the page
  useEffect(() => {
    if (!failed) return;
    const within = place.current ?? document;
    setIds(Array.from(within.querySelectorAll(`[id^="${formId}-"]`), ({ id }) => id));
    const wrong = within.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? within.querySelector<HTMLElement>('[data-summary], [data-note="bad"][role="alert"]'))?.focus();
  }, [attempts, others]);
  const placeOf = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return { place, again: () => setOthers((times) => times + 1), placeOf };
}
