"use client";

import { useEffect, useState } from "react";
import { checkProductNameCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";

const TYPING_PAUSE_MS = 500;

export type NameAnswer = "asking" | "free" | "taken" | "failed";

/** Whether a name is free, asked when typing pauses. @param name null while the typed name is not valid. */
export function useNameAnswer(productLine: string, name: string | null): NameAnswer | null {
  const call = useCall();
  const [state, setState] = useState<{ name: string; answer: NameAnswer } | null>(null);
  useEffect(() => {
    if (name === null) return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const options = { signal: control.signal, quiet: true };
      const result = await call(checkProductNameCall, { productLine, name }, options);
      if (!control.signal.aborted) setState({ name, answer: result.ok ? result.value.answer : "failed" });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [productLine, name, call]);
  if (name === null) return null;
  return state?.name === name ? state.answer : "asking";
}
