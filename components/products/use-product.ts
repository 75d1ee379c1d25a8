"use client";

import { useCallback, useEffect, useState } from "react";
import { priceProductCall, readProductCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";
import type { ProductPrices } from "@/lib/offers/product-contract";
import { type Config, monthsOf, settleDraft, type Term } from "@/lib/product-lines/form";
import { forms } from "@/lib/product-lines/forms";
import { soldForm, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";
import type { RequestFailure, Result } from "../call-contract";
import { useCheckedForm } from "../form/use-checked-form";
import { useFieldCheck } from "./use-field-check";

/** How long a change must be followed by no other before the price is requested. */
const TYPING_PAUSE_MS = 250;

export interface Product {
  options: unknown;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
  ownDomains: readonly string[];
  lead: { zh: string; en: string };
}

/** What a product line offers now; loaded after the page. */
export function useOptions(productLine: string): {
  product: Product | null;
  failure: RequestFailure | null;
  load: () => void;
} {
  const call = useCall();
  const [product, setProduct] = useState<Product | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const load = useCallback(() => {
    setFailure(null);
    void call(readProductCall, { productLine }).then((result) => {
      if (!result.ok) return setFailure(result.failure);
      const { options, unsold, unsoldPairs, ownDomains, leadZh, leadEn } = result.value;
      setProduct({ options, unsold, unsoldPairs, ownDomains, lead: { zh: leadZh, en: leadEn } });
    });
  }, [productLine, call]);
  useEffect(load, [load]);
  return { product, failure, load };
}

/** The order form of a product line: it contains only what is on offer, and its term is one that is sold. */
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
  const [initial] = useState(() => ({ config: settleDraft(fieldsOf, {}) }));
  const form = useCheckedForm({
    initial,
    check: ({ config }) => check(fieldsOf(config), config, "config"),
    onSubmit: ({ config }) => onSubmit(config, term),
  });
  const { config } = form.values;
  const [wanted, setWanted] = useState<Term | null>(null);
  const terms = sold.terms(options as never, config);
  const usual = terms.find((term) => monthsOf(term) === 12) ?? terms[0] ?? { years: 1, months: 0 };
  const term = terms.find((one) => wanted !== null && monthsOf(one) === monthsOf(wanted)) ?? usual;
  /** A choice can change what else is on offer. */
  const choose = (id: string, value: unknown) =>
    form.replace({ config: settleDraft(fieldsOf, { ...form.current().config, [id]: value as Config[string] }) });
  return { form, sold, fields: fieldsOf(config), config, choose, terms, term, chooseTerm: setWanted };
}

/**
 * The prices of the terms for the current draft, requested a moment after each change. Meanwhile the last prices stay, marked as
 * old.
 */
export function usePrices(productLine: string, priced: Config) {
  const call = useCall();
  const [state, setState] = useState<{ key: string; prices: ProductPrices | null; failure: RequestFailure | null }>({
    key: "",
    prices: null,
    failure: null,
  });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(priced);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `priced` says, `turn` asks again
  useEffect(() => {
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const result = await call(priceProductCall, { productLine, config: priced }, { signal: control.signal });
      if (control.signal.aborted) return;
      setState((before) =>
        result.ok
          ? { key, prices: result.value, failure: null }
          : { key, prices: before.prices, failure: result.failure },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [productLine, key, turn]);
  return { ...state, fresh: state.key === key && state.failure === null, again: () => setTurn((value) => value + 1) };
}
