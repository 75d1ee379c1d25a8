"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import type { CartView } from "@/lib/carts/contract";

/** What a discount code takes off, the total after that, and what one more year of everything costs. */
export function CartSum({
  totalFen,
  discountFen,
  promotion,
  renewTotalFen,
}: Pick<CartView, "totalFen" | "discountFen" | "promotion" | "renewTotalFen">) {
  const t = useTranslations("cart.sum");
  return (
    <dl
      data-testid="cart-sum"
      className="grid grid-cols-[1fr_auto] items-baseline gap-x-8 gap-y-1 border-t border-rule pt-4.5 text-right"
    >
      {renewTotalFen > 0n && (
        <>
          <dt className="text-ink-2">{t("renew")}</dt>
          <dd className="min-w-28 text-ink-2">
            <Money fen={renewTotalFen} />
          </dd>
        </>
      )}
      {discountFen > 0n && (
        <>
          <dt className="text-ink-2">{t("discount", { code: promotion?.code ?? "" })}</dt>
          <dd className="min-w-28 text-ink-2">
            <Money fen={-discountFen} />
          </dd>
        </>
      )}
      <dt className="text-ink-2">{t("total")}</dt>
      <dd className="min-w-28 text-xl text-ink">
        <Money fen={totalFen} total />
      </dd>
    </dl>
  );
}
