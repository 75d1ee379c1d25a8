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

/** What is chosen by a press is quickly chosen again, and who only compares prices is not asked on the way to another page. */
const isTyped = ({ kind }: FormField) => kind !== "choice" && kind !== "pick" && kind !== "switch";

/**
 * The order form of a product line: it contains only what is on offer, and its term is one that is sold. Asks before what was typed is
 * lost with the page, as it is by another language.
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
  const [wanted, setWanted] = useState<Term | null>(null);
  const terms = sold.terms(options as never, config);
  const usual = usualTerm(terms);
  const term = terms.find((one) => wanted !== null && monthsOf(one) === monthsOf(wanted)) ?? usual;
  const [typed, setTyped] = useState(false);
  useUnsavedChanges(typed && form.dirty);
  /** A choice can change what else is on offer. */
  const choose = (field: FormField, value: unknown) => {
    if (isTyped(field)) setTyped(true);
    form.replace({ config: changeDraft(fieldsOf, form.current().config, field.id, value as Config[string]) });
  };
  return { form, sold, fields: fieldsOf(config), config, choose, terms, term, chooseTerm: setWanted };
}

/**
 * First values that a link to the form gives: ?edition=standard&template=3005. Only of choices that the form offers: a link must not fill
 * in a password or a name.
 */
function fromAddress(fieldsOf: (draft: Config) => readonly FormField[], search: string): Config {
  const given = settleDraft(fieldsOf, Object.fromEntries(new URLSearchParams(search)));
  const chosen = fieldsOf(given).filter(({ kind }) => kind === "choice" || kind === "pick");
  return Object.fromEntries(chosen.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])));
}
