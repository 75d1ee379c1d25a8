"use client";

import { startTransition, useEffect, useState } from "react";
import { priceProductCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";
import type { ProductPrices } from "@/lib/offers/product-contract";
import type { Config } from "@/lib/product-lines/form";
import type { RequestFailure } from "../call-contract";

/** How long a change must be followed by no other before the price is requested. */
const TYPING_PAUSE_MS = 250;

/**
 * The prices of the terms for the current draft, requested a moment after each change. Meanwhile the last prices stay, marked as
 * old.
 * @param priced null while the draft can't be ordered: no price is asked for.
 * @returns `unpriced`: this draft has no price, because it can't be ordered or was refused. Prices of an earlier one would look like its.
 */
export function usePrices(productLine: string, priced: Config | null) {
  const call = useCall();
  const [state, setState] = useState<{
    key: string;
    turn: number;
    prices: ProductPrices | null;
    failure: RequestFailure | null;
  }>({ key: "", turn: 0, prices: null, failure: null });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(priced);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `priced` says, `turn` asks again
  useEffect(() => {
    if (priced === null) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const result = await call(priceProductCall, { productLine, config: priced }, { signal: controller.signal });
      if (controller.signal.aborted) return;
      startTransition(() =>
        setState((before) =>
          result.ok
            ? { key, turn, prices: result.value, failure: null }
            : { key, turn, prices: before.prices, failure: result.failure },
        ),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [productLine, key, turn]);
  const answered = priced !== null && state.key === key;
  const unpriced = priced === null || (answered && state.failure !== null);
  return {
    prices: unpriced ? null : state.prices,
    failure: priced === null ? null : state.failure,
    unpriced,
    fresh: answered && state.failure === null,
    asking: priced !== null && !(answered && state.turn === turn),
    again: () => setTurn((value) => value + 1),
  };
}
