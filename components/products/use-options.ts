"use client";

import { startTransition, useCallback, useEffect, useState } from "react";
import { listProductsCall, readProductCall } from "@/components/generated/offers-product";
import { useCall } from "@/components/use-call";
import type { Unsold, UnsoldPair } from "@/lib/product-lines/sold-form";
import type { RequestFailure } from "../call-contract";

export interface Product {
  options: unknown;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
  ownDomains: readonly string[];
  lead: { zh: string; en: string };
}

/**
 * What a product line offers now; loaded after the page. What was not sold when the page was made is looked for in the list first: asking
 * for it would be an error in the browser's console.
 */
export function useOptions(
  productLine: string,
  listed: boolean,
): {
  product: Product | null;
  failure: RequestFailure | null;
  sold: boolean;
  load: () => Promise<void>;
} {
  const call = useCall();
  const [product, setProduct] = useState<Product | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [sold, setSold] = useState(listed);
  const load = useCallback(async () => {
    if (!listed) {
      const list = await call(listProductsCall, {});
      if (list.ok && !list.value.rows.some((row) => row.productLine === productLine)) return;
    }
    const result = await call(readProductCall, { productLine });
    setSold(result.ok || result.failure.status !== 404);
    if (!result.ok) return setFailure(result.failure);
    const { options, unsold, unsoldPairs, ownDomains, leadZh, leadEn } = result.value;
    // The whole form comes with it: made in one piece it would hold up a slow phone for a quarter of a second.
    startTransition(() => setProduct({ options, unsold, unsoldPairs, ownDomains, lead: { zh: leadZh, en: leadEn } }));
  }, [productLine, listed, call]);
  useEffect(() => {
    // In a task of its own: what takes over the page is long enough on a phone.
    const timer = setTimeout(load);
    return () => clearTimeout(timer);
  }, [load]);
  return { product, failure, sold, load };
}
