"use client";

import { startTransition, useEffect, useState } from "react";
import { priceProductCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";
import type { FormField } from "@/lib/product-lines/form";
import { useUncheckedTranslations } from "@/messages/unchecked";
import type { CheckedField } from "../form/use-checked-form";
import { Money } from "../text/money";
import { RadioGroup } from "../ui/field/radio-group";
import { Skeleton } from "../ui/skeleton";

type Choice = Extract<FormField, { kind: "choice" }>;

interface Props {
  productLine: string;
  field: Choice;
  attributes: CheckedField;
}

/** The one choice of a form that is bought once, with the price beside each value. */
export function PricedChoice({ productLine, field, attributes: { id, value, error, onChange } }: Props) {
  const t = useUncheckedTranslations(`${productLine}Line`);
  const prices = useChoicePrices(productLine, field);
  return (
    <RadioGroup
      id={id}
      legend={t(`fields.${field.id}`)}
      name={field.id}
      value={typeof value === "string" ? value : ""}
      onChange={onChange}
      error={error}
      options={field.choices.map((choice) => {
        const price = prices[choice.value];
        return {
          value: choice.value,
          label: t(`choices.${field.id}.${choice.value}`),
          end: price === undefined ? <Skeleton widthEm={4} /> : price === null ? "—" : <Money fen={price} />,
        };
      })}
    />
  );
}

/** The price of each value; undefined while it is loading, null: not for sale, or it could not be read. The bar below says which. */
function useChoicePrices(productLine: string, { id, choices }: Choice): Record<string, bigint | null> {
  const call = useCall();
  const [prices, setPrices] = useState<Record<string, bigint | null>>({});
  const key = choices.map(({ value }) => value).join(" ");
  useEffect(() => {
    const controller = new AbortController();
    const ask = async (value: string) => {
      const asked = { productLine, config: { [id]: value } };
      const result = await call(priceProductCall, asked, { signal: controller.signal });
      if (controller.signal.aborted) return;
      const priceFen = result.ok ? (result.value.terms[0]?.priceFen ?? null) : null;
      startTransition(() => setPrices((before) => ({ ...before, [value]: priceFen })));
    };
    // Each in a task of its own: the form that was just made is long enough a task on a phone.
    const timers = key.split(" ").map((value) => setTimeout(() => void ask(value)));
    return () => {
      for (const timer of timers) clearTimeout(timer);
      controller.abort();
    };
  }, [productLine, id, key, call]);
  return prices;
}
