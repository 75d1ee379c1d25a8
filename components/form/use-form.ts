"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef } from "react";
import type { z } from "zod";
import type { Result } from "../call-contract";
import { checkTyped, flatten, type Kinds, nest, startTyped, type Typed } from "./form-values";
import { type CheckedField, useCheckedForm } from "./use-checked-form";
import { useErrorSentence } from "./use-error-sentence";

interface Options<S extends z.ZodType> {
  /**
   * The input schema of the contract, so that browser and server refuse the same input. Customers' forms give a function that loads it:
   * zod and a contract weigh 35 kB, and nobody has typed anything when the page comes.
   */
  schema: S | (() => Promise<S>);
  /** The initial values in wire form. Every field of the form must be named, with "" for nothing. */
  initial: object;
  /** Fields that are numbers, or sums of money typed in yuan. */
  kinds?: Kinds;
  /** Fields that are sent even when they are empty: in a change of something, what is left out stays as it was. */
  sent?: readonly string[];
  /** Parts of the input that are not typed: ids, tokens. */
  fixed?: object;
  /** Usually `run` of useMutation. Its errors are shown beside the fields; typed values stay. */
  onSubmit: (input: z.input<S>) => Promise<Result<unknown> | undefined>;
}

/**
 * A form whose input is that of a contract. Client components that use it need the namespace `errors`.
 *
 *     const form = useForm({ schema: someContract.input, initial: { email: "" }, onSubmit: save.run });
 *     <form noValidate onSubmit={form.submit}>
 *       <FormSummary {...form.summary} />
 *       <TextInput {...form.text("email", t("email"))} type="email" />
 *       <Button kind="go" type="submit" busy={form.busy}>…</Button>
 *
 * Fields whose rules are data, not a schema: useCheckedForm.
 */
export function useForm<S extends z.ZodType>({ schema, initial, kinds = {}, sent, fixed, onSubmit }: Options<S>) {
  const sentence = useErrorSentence();
  const network = useTranslations("ui.error")("network");
  const load = useSchema(schema);
  const read = async (values: object) => checkTyped(await load(), flatten(values) as Typed, kinds, fixed, sent);
  const form = useCheckedForm<object>({
    initial: nest(startTyped(initial, kinds)),
    check: async (values) => {
      const checked = await read(values).catch(() => null); // without its schema nothing can be said; submitting says why
      if (!checked || checked.ok) return {};
      return Object.fromEntries(Object.entries(checked.errors).map(([path, error]) => [path, sentence(error)]));
    },
    onSubmit: async (values) => {
      const checked = await read(values).catch(() => null);
      if (!checked)
        return { ok: false, failure: { code: "network", status: 0, detail: network, fields: {}, params: {} } };
      return checked.ok ? onSubmit(checked.input as z.input<S>) : undefined;
    },
  });
  const { submit, busy, dirty, summary, set, field } = form;
  return {
    ...{ submit, busy, dirty, summary, set, field },
    /** The values as they were typed, by their paths. */
    typed: flatten(form.values) as Typed,
    /** The same at this moment, for what ends after the form was rendered. */
    current: () => flatten(form.current()) as Typed,
    text: (name: string, label: string) => asTextInput(form.field(name, label)),
    check: (name: string, label: string) => asCheckbox(form.field(name, label)),
    choice: (name: string, legend: string) => asChoice(form.field(name, legend)),
    /** Sets all fields back to their initial values. */
    reset: () => form.reset(),
  };
}

/** The schema; one that is loaded is fetched as soon as React listens, and again with the next check if that failed. */
function useSchema<S extends z.ZodType>(schema: S | (() => Promise<S>)): () => Promise<S> {
  const known = useRef<Promise<S>>(undefined);
  const load = () => {
    known.current ??= Promise.resolve(typeof schema === "function" ? schema() : schema);
    known.current.catch(() => {
      known.current = undefined;
    });
    return known.current;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => void load(), []);
  return load;
}

type TextElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A field's attributes for TextInput, Textarea and Select. */
export function asTextInput({ onChange, value, ...field }: CheckedField) {
  return {
    ...field,
    value: String(value ?? ""),
    onChange: (event: ChangeEvent<TextElement>) => onChange(event.target.value),
  };
}

/** A field's attributes for Checkbox. */
export function asCheckbox({ onChange, value, ...field }: CheckedField) {
  return {
    ...field,
    checked: value === true,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.checked),
  };
}

/** A field's attributes for RadioGroup and Segmented. */
function asChoice({ label, onBlur: _onBlur, value, ...field }: CheckedField) {
  return { ...field, legend: label, value: String(value ?? "") || undefined };
}
