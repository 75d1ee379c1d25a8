"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { ButtonLink } from "../ui/button/button-link";
import { ErrorState } from "../ui/error-state";
import { PageTitle } from "../ui/page-title";
import { Section } from "../ui/section";
import { SkeletonRows } from "../ui/skeleton-rows";
import { StickyBar } from "../ui/sticky-bar";
import { BuyingNotes } from "./buying-notes";
import { CartItemRow } from "./cart-item-row";
import { CartSum } from "./cart-sum";
import { choosingAddress } from "./choosing-address";
import { EmptyCart } from "./empty-cart";
import { useCart } from "./use-cart";

/** The cart. The page around it is prerendered; this loads what is in the cart. */
export function CartPage() {
  const t = useTranslations("cart");
  const { cart, failure, busy, load, change, remove } = useCart();
  const back = choosingAddress(cart?.items ?? []);
  const buyable = cart?.items.filter(({ problem }) => problem === null) ?? [];
  return (
    <>
      <div className="page-width">
        <PageTitle
          title={t("title")}
          crumbs={[{ href: back, label: t(back === "/search" ? "back" : "products") }]}
          current={null}
        />
        {failure && <ErrorState detail={failure.detail} onRetry={() => void load()} />}
        {!cart && !failure && <SkeletonRows rows={3} />}
        {cart?.count === 0 && <EmptyCart text={t("empty")} />}
        {cart && cart.count > 0 && (
          <>
            <Section title={t("items")}>
              <ul>
                {cart.items.map((item) => (
                  <CartItemRow
                    key={item.id}
                    item={item}
                    busy={busy === item.id}
                    onTerm={(term) => change(item.id, term)}
                    onRemove={() => remove(item.id)}
                    onAccept={() => change(item.id, item)}
                  />
                ))}
              </ul>
              <CartSum totalFen={cart.totalFen} renewTotalFen={cart.renewTotalFen} />
            </Section>
            <Section title={t("notes.title")}>
              <BuyingNotes items={cart.items} />
            </Section>
          </>
        )}
      </div>
      {cart && cart.count > 0 && (
        <StickyBar
          label={t("actionBar.label")}
          actions={
            buyable.length > 0 ? (
              <ButtonLink kind="go" href="/checkout">
                {t("actionBar.go")} <Money fen={cart.totalFen} />
              </ButtonLink>
            ) : (
              <span className="text-ink-2">{t("actionBar.nothing")}</span>
            )
          }
        >
          <div>
            <b>{t("actionBar.count", { count: buyable.length })}</b>
          </div>
        </StickyBar>
      )}
    </>
  );
}
