"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { changeItemCall, readCartCall, removeItemCall } from "@/components/generated/carts";
import { useCall } from "@/components/use-call";
import type { CartView } from "@/lib/carts/contract";
import type { RequestFailure, Result } from "../call-contract";
import { announceChange } from "../shell/visitor";
import { toast } from "../ui/toast/toast";

/** The cart of the cart page and its changes. Changes are sent one after the other; each answer contains the whole cart. */
export function useCart() {
  const [cart, setCart] = useState<CartView | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const call = useCall();
  const queue = useRef<Promise<void>>(Promise.resolve());

  const load = useCallback(async () => {
    const result = await call(readCartCall, {});
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setCart(result.value);
  }, [call]);

  useEffect(() => {
    void load();
  }, [load]);

  const act = useCallback(
    (id: string, call: () => Promise<Result<CartView>>) => {
      setBusy(id);
      queue.current = queue.current.then(async () => {
        const result = await call();
        if (result.ok) setCart(result.value);
        // The item was removed in another window meanwhile: show the current cart.
        else if (result.failure.status === 404) await load();
        else toast(Object.values(result.failure.fields)[0] ?? result.failure.detail, "bad");
        setBusy(null);
        announceChange();
      });
    },
    [load],
  );

  const change = (id: string, { years, months }: { years: number; months: number }) =>
    act(id, () => call(changeItemCall, { id, years, months }));
  const remove = (id: string) => act(id, () => call(removeItemCall, { id }));
  return { cart, failure, busy, load, change, remove, replace: setCart };
}
