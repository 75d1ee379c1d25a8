"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { addItemCall, readCartCall, removeItemCall } from "@/components/generated/carts";
import { useCall } from "@/components/use-call";
import type { CartView } from "@/lib/carts/contract";
import { announceChange } from "../shell/visitor";
import { toast } from "../ui/toast/toast";

/**
 * The cart as the search page shows it. A pick shows at once. Requests are sent one after the other, so that the first two picks of
 * a visitor do not create two carts; a refused pick is undone, and a toast says why.
 */
export function usePicks() {
  const [cart, setCart] = useState<CartView | null>(null);
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const latest = useRef<CartView | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const call = useCall();

  const take = useCallback((view: CartView) => {
    latest.current = view;
    setCart(view);
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    queue.current = queue.current.then(async () => {
      const result = await call(readCartCall, {}, { signal: controller.signal });
      if (result.ok) take(result.value);
    });
    return () => controller.abort();
  }, [take, call]);

  const toggle = useCallback(
    (name: string, pick: boolean) => {
      setWanted((now) => new Map(now).set(name, pick));
      queue.current = queue.current.then(async () => {
        const item = latest.current?.items.find((one) => one.name === name);
        if (pick !== (item !== undefined)) {
          const result =
            pick || !item
              ? await call(addItemCall, { action: "purchase", productLine: "domain", name })
              : await call(removeItemCall, { id: item.id });
          if (result.ok) take(result.value);
          else toast(result.failure.fields.years ?? result.failure.detail, "bad");
          announceChange();
        }
        setWanted((now) => {
          const next = new Map(now);
          next.delete(name);
          return next;
        });
      });
    },
    [take, call],
  );

  const isPicked = (name: string) => wanted.get(name) ?? cart?.items.some((item) => item.name === name) ?? false;
  return { cart, isPicked, toggle, take };
}
