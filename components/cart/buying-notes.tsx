"use client";

import { useTranslations } from "next-intl";
import type { CartItemView } from "@/lib/carts/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import { DashList } from "../products/dash-list";

/** What a customer must know before buying: what can't be refunded, and what waits for a review. */
export function BuyingNotes({ items }: { items: readonly CartItemView[] }) {
  const t = useTranslations("cart.notes");
  const reviewed = [...new Set(items.filter((item) => item.realNameRequired).map((item) => item.suffix))];
  return (
    <DashList>
      {items.some(({ offer }) => offer === "registration") && <li>{t("noRefund")}</li>}
      {items.some((item) => pagesOf(item.productLine).registered && item.offer === "renewal") && (
        <li>{t("noRefundRenewal")}</li>
      )}
      {items.some((item) => item.offer === "transfer") && <li>{t("transfer")}</li>}
      {reviewed.length > 0 && (
        <li>
          {t.rich("realName", {
            suffixes: reviewed.slice(0, 4).join(t("comma")),
            nb: (words) => <span className="whitespace-nowrap">{words}</span>,
          })}
        </li>
      )}
      <li>{t("tax")}</li>
    </DashList>
  );
}
