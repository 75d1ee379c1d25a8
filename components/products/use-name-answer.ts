"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { checkProductNameCall } from "@/components/generated/offers-product";
import { callContract } from "../call-contract";

const TYPING_PAUSE_MS = 500;

export type NameAnswer = "asking" | "free" | "taken" | "failed";

/** Whether a name is free, asked when typing pauses. @param name null while the typed name is not valid. */
export function useNameAnswer(productLine: string, name: string | null): NameAnswer | null {
  const t = useTranslations("ui.error");
  const words = useRef({ network: t("network"), unreadable: t("unreadable") });
  const [state, setState] = useState<{ name: string; answer: NameAnswer } | null>(null);
  useEffect(() => {
    if (name === null) return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const options = { words: words.current, signal: control.signal };
      const result = await callContract(checkProductNameCall, { productLine, name }, options);
      if (!control.signal.aborted) setState({ name, answer: result.ok ? result.value.answer : "failed" });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [productLine, name]);
  if (name === null) return null;
  return state?.name === name ? state.answer : "asking";
}
