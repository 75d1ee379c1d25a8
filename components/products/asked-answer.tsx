"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { checkProductFieldCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";
import type { FieldAnswer } from "@/lib/product-lines/form";
import { useUncheckedTranslations } from "@/messages/unchecked";

const TYPING_PAUSE_MS = 500;
const COLORS = { asking: undefined, free: "text-ok", taken: "text-bad", failed: "text-unsure" } as const;

interface Props {
  productLine: string;
  field: string;
  /** Null while the typed value is empty or not valid: then the hint is shown. */
  value: string | null;
  hint: string | undefined;
}

/** What the upstream says of a field's value, asked when typing pauses. */
export function AskedAnswer({ productLine, field, value, hint }: Props) {
  const own = useUncheckedTranslations(`${productLine}Line`);
  const t = useTranslations("fields.asked");
  const said = useAsked(productLine, field, value);
  if (said === null) return hint;
  const { answer, params } = said;
  const key = `answers.${field}.${answer}`;
  return (
    <span className={COLORS[answer]} data-answer={answer} role="status">
      {own.has(key) ? own(key, params) : t(answer)}
    </span>
  );
}

function useAsked(productLine: string, field: string, value: string | null) {
  const call = useCall();
  const [state, setState] = useState<{ value: string; said: FieldAnswer } | null>(null);
  useEffect(() => {
    if (value === null) return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const options = { signal: control.signal, quiet: true };
      const result = await call(checkProductFieldCall, { productLine, field, value }, options);
      if (!control.signal.aborted) setState({ value, said: result.ok ? result.value : { answer: "failed" } });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [productLine, field, value, call]);
  if (value === null) return null;
  return state?.value === value ? state.said : ({ answer: "asking", params: {} } as const);
}
