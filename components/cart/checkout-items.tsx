"use client";

import { useTranslations } from "next-intl";
import type { CheckoutItem } from "@/lib/carts/checkout-contract";
import { Button } from "../ui/button/button";
import { Note } from "../ui/note";
import { CartItemRow, cartNoteClass } from "./cart-item-row";

interface Props {
  items: readonly CheckoutItem[];
  busyItem: string | null;
  onRemove: (id: string) => void;
  onRetry: () => void;
}

/** The items of the cart, with the prices and the availability that checkout has just asked for. */
export function CheckoutItems({ items, busyItem, onRemove, onRetry }: Props) {
  const t = useTranslations("checkout.item");
  return (
    <ul>
      {items.map((item) => (
        <CartItemRow
          key={item.id}
          item={item}
          busy={busyItem === item.id}
          onRemove={() => onRemove(item.id)}
          note={
            item.problem !== null || item.answer === "free" ? null : (
              <Note
                className={cartNoteClass}
                kind={item.answer === "taken" ? "bad" : "warn"}
                title={t(`${kindOf(item)}.${item.answer}`)}
                live
              >
                <p>{t(`${kindOf(item)}.${item.answer}What`)}</p>
                {item.answer === "failed" && (
                  <Button small className="mt-2" icon="refresh" onClick={onRetry}>
                    {t("again")}
                  </Button>
                )}
              </Note>
            )
          }
        />
      ))}
    </ul>
  );
}

/**
 * Which sentences an item gets: a new domain is registered, a product gets a name at the upstream, and a service has its name
 * already.
 */
function kindOf({ offer }: CheckoutItem): "domain" | "product" {
  return offer === "registration" ? "domain" : "product";
}
