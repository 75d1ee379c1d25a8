"use client";

import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import type { CartView } from "@/lib/carts/contract";
import { ButtonLink } from "../ui/button-link";
import { StickyBar } from "../ui/sticky-bar";

/** What is picked, what it costs, and the way on. */
export function SearchDock({ cart }: { cart: CartView }) {
  const t = useTranslations("search.actionBar");
  const locale = useLocale();
  const names = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  const shown = cart.lines.map((line) => line.shown);
  return (
    <StickyBar
      label={t("label")}
      actions={
        <>
          <span>
            <span className="mute sm only-wide-inline">{t("total")} </span>
            <b>
              <Money fen={cart.totalFen} />
            </b>
          </span>
          <ButtonLink kind="go" href="/cart">
            {t("go")}
          </ButtonLink>
        </>
      }
    >
      <div className="dock-names">
        <b>{t("picked", { count: cart.count })}</b>{" "}
        <span className="mute sm only-wide-inline dn">{locale === "zh" ? shown.join("、") : names.format(shown)}</span>
      </div>
    </StickyBar>
  );
}
