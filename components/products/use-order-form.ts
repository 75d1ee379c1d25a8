"use client";

import { useState } from "react";
import { type Config, changeDraft, type FormField, settleDraft } from "@/lib/product-lines/form";
import { forms } from "@/lib/product-lines/forms";
import { soldForm } from "@/lib/product-lines/sold-form";
import { monthsOf, type Term, usualTerm } from "@/lib/product-lines/term";
import type { Result } from "../call-contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useCheckedForm } from "../form/use-checked-form";
import { useFieldCheck } from "./use-field-check";
import type { Product } from "./use-options";

/** What is not typed is chosen by a press, and stands in the address: nothing of it is lost with the page, so nobody is asked. */
const isTyped = ({ kind }: FormField) => kind !== "choice" && kind !== "pick" && kind !== "switch";

/** The months of the term in the address. */
const TERM = "term";

/** What an address says of a switch. */
const SWITCH_VALUES: Readonly<Record<string, boolean>> = { true: true, false: false };

/**
 * The order form of a product line: it contains only what is on offer, and its term is one that is sold. Asks before what was typed is
 * lost with the page, as it is by another language. What is chosen stands in the address, so that it is there again in the other language,
 * after a reload, and behind a link that is passed on.
 */
export function useOrderForm(
  productLine: string,
  { options, unsold, unsoldPairs }: Pick<Product, "options" | "unsold" | "unsoldPairs">,
  onSubmit: (config: Config, term: Term) => Promise<Result<unknown>>,
) {
  const whole = forms[productLine]?.form;
  if (!whole) throw new Error(`no form for ${productLine}`);
  const sold = soldForm(whole, unsold, unsoldPairs);
  const fieldsOf = (draft: Config) => sold.fields(options as never, draft);
  const check = useFieldCheck(`${productLine}Line`);
  const [initial] = useState(() => ({ config: settleDraft(fieldsOf, fromAddress(fieldsOf, window.location.search)) }));
  const form = useCheckedForm({
    initial,
    check: ({ config }) => check(fieldsOf(config), config, "config"),
    onSubmit: ({ config }) => onSubmit(config, term),
  });
  const { config } = form.values;
  const [wantedMonths, setWantedMonths] = useState(() => new URLSearchParams(window.location.search).get(TERM));
  const terms = sold.terms(options as never, config);
  const term = terms.find((one) => String(monthsOf(one)) === wantedMonths) ?? usualTerm(terms);
  const [typed, setTyped] = useState(false);
  useUnsavedChanges(typed && form.dirty);
  /** A choice can change what else is on offer. */
  const choose = (field: FormField, value: unknown) => {
    const next = changeDraft(fieldsOf, form.current().config, field.id, value as Config[string]);
    form.replace({ config: next });
    if (isTyped(field)) setTyped(true);
    else intoAddress(chosenOf(fieldsOf(next), next));
  };
  const chooseTerm = (one: Term) => {
    const months = String(monthsOf(one));
    setWantedMonths(months);
    intoAddress({ [TERM]: months });
  };
  return { form, sold, fields: fieldsOf(config), config, choose, terms, term, chooseTerm };
}

const chosenOf = (fields: readonly FormField[], config: Config): Config =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = config[field.id];
      return isTyped(field) || value === undefined ? [] : [[field.id, value]];
    }),
  );

/** Writes choices into the address of this page, beside what stands there. */
function intoAddress(chosen: Config): void {
  const query = new URLSearchParams(window.location.search);
  for (const [id, value] of Object.entries(chosen)) query.set(id, String(value));
  window.history.replaceState(null, "", `?${query}${window.location.hash}`);
}

/**
 * First values that a link to the form gives: ?edition=standard&template=3005. Only of choices that the form offers: a link must not fill
 * in a password or a name.
 */
function fromAddress(fieldsOf: (draft: Config) => readonly FormField[], search: string): Config {
  const raw = [...new URLSearchParams(search)].map(([id, value]) => [id, SWITCH_VALUES[value] ?? value]);
  const given = settleDraft(fieldsOf, Object.fromEntries(raw));
  return chosenOf(fieldsOf(given), given);
}
