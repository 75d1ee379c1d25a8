"use client";

import { useCallback, useEffect, useState } from "react";
import { readProductCall } from "@/components/generated/offers-product";
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
