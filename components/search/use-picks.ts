"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CartView } from "@/lib/carts/contract";
import { callContract } from "../call-contract";
import { addLineRoute, readCartRoute, removeLineRoute } from "../cart/routes";
import { announceChange } from "../shell/visitor";
import { toast } from "../ui/toast";

/**
 * The cart as the search page shows it: what is picked. A pick shows at once and is sent in turn, one after the other, so
 * that a visitor's first two picks end in one cart; a refusal takes it back and says why.
 */
export function usePicks() {
  const t = useTranslations("ui.error");
  const [cart, setCart] = useState<CartView | null>(null);
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const latest = useRef<CartView | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const words = useRef({ network: t("network"), unreadable: t("unreadable") });

  const take = useCallback((view: CartView) => {
    latest.current = view;
    setCart(view);
  }, []);

  useEffect(() => {
    const leave = new AbortController();
    queue.current = queue.current.then(async () => {
      const result = await callContract(readCartRoute, {}, { words: words.current, signal: leave.signal });
      if (result.ok) take(result.value);
    });
    return () => leave.abort();
  }, [take]);

  const toggle = useCallback(
    (name: string, pick: boolean) => {
      setWanted((now) => new Map(now).set(name, pick));
      queue.current = queue.current.then(async () => {
        const line = latest.current?.lines.find((one) => one.name === name);
        if (pick !== (line !== undefined)) {
          const result =
            pick || !line
              ? await callContract(addLineRoute, { name }, { words: words.current })
              : await callContract(removeLineRoute, { id: line.id }, { words: words.current });
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
    [take],
  );

  const isPicked = (name: string) => wanted.get(name) ?? cart?.lines.some((line) => line.name === name) ?? false;
  return { cart, isPicked, toggle, take };
}
