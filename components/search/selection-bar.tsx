"use client";

import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import type { CartView } from "@/lib/carts/contract";
import { ButtonLink } from "../ui/button/button-link";
import { PageLink } from "../ui/page-link";
import { StickyBar } from "../ui/sticky-bar";

/** The bar at the bottom of the page: the picked names, their total, and the ways to the cart and straight to the checkout. */
export function SelectionBar({ cart }: { cart: CartView }) {
  const t = useTranslations("search.actionBar");
  const locale = useLocale();
  const names = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  const shown = cart.items.map(({ shown }) => shown);
  return (
    <StickyBar
      label={t("label")}
      actions={
        <>
          <span>
            <span className="text-sm text-ink-2 max-lg:hidden">{t("total")} </span>
            <b>
              <Money fen={cart.totalFen} />
            </b>
          </span>
          <ButtonLink kind="go" href="/checkout">
            {t("checkOut")}
          </ButtonLink>
        </>
      }
    >
      <div className="max-w-160 min-w-0 truncate">
        <b>{t("picked", { count: cart.count })}</b>{" "}
        <PageLink className="text-sm" href="/cart">
          {t("go")}
        </PageLink>{" "}
        <span className="text-sm domain-name text-ink-2 max-lg:hidden">
          {locale === "zh" ? shown.join("、") : names.format(shown)}
        </span>
      </div>
    </StickyBar>
  );
}
