"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Money } from "@/components/text/money";
import type { CartView } from "@/lib/carts/contract";
import { useVisitor } from "../shell/use-visitor";
import { ButtonLink } from "../ui/button/button-link";
import { ErrorState } from "../ui/error-state";
import { Note } from "../ui/note";
import { PageTitle } from "../ui/page-title";
import { Section } from "../ui/section";
import { SkeletonRows } from "../ui/skeleton-rows";
import { StickyBar } from "../ui/sticky-bar";
import { BuyingNotes } from "./buying-notes";
import { CartItemRow } from "./cart-item-row";
import { CartSum } from "./cart-sum";
import { choosingAddress } from "./choosing-address";
import { DiscountCode } from "./discount-code";
import { EmptyCart } from "./empty-cart";
import { useCart } from "./use-cart";

/** The cart. Staff buy nothing themselves: theirs leads to where it is given to a customer. The page around it is prerendered; this loads what is in the cart. */
export function CartPage() {
  const t = useTranslations("cart");
  const { cart, failure, busy, load, change, remove, replace } = useCart();
  const isStaff = useVisitor().user?.kind === "staff";
  const { page, removed } = useFocusAfterRemoval(cart);
  const back = choosingAddress(cart?.items ?? []);
  const buyable = cart?.items.filter(({ problem }) => problem === null) ?? [];
  return (
    <>
      <div className="page-width" ref={page}>
        <PageTitle
          title={t("title")}
          crumbs={[{ href: back, label: t(back === "/search" ? "back" : "products") }]}
          current={null}
        />
        {failure && <ErrorState detail={failure.detail} onRetry={load} />}
        {!cart && !failure && <SkeletonRows rows={3} />}
        {cart?.count === 0 && <EmptyCart text={t("empty")} />}
        {cart && cart.count > 0 && (
          <>
            {cart.waiting > 0 && (
              <Note kind="warn" title={t("waiting", { count: cart.waiting })}>
                {t("waitingWhat", { max: cart.count })}
              </Note>
            )}
            <Section title={t("items")}>
              <ul>
                {cart.items.map((item) => (
                  <CartItemRow
                    key={item.id}
                    item={item}
                    busy={busy === item.id}
                    onTerm={(term) => change(item.id, term)}
                    onRemove={() => {
                      removed(item.id);
                      remove(item.id);
                    }}
                    onAccept={() => change(item.id, item)}
                  />
                ))}
              </ul>
              <CartSum {...cart} />
              <DiscountCode promotion={cart.promotion} onChange={replace} />
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
              <ButtonLink kind="go" href={isStaff ? "/admin/orders/new" : "/checkout"}>
                {t(isStaff ? "actionBar.toCustomer" : "actionBar.go")} <Money fen={cart.totalFen} />
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

/** A removed item takes its button along: the focus goes to that of the item that is now in its place, or to the page's heading. */
function useFocusAfterRemoval(cart: CartView | null) {
  const page = useRef<HTMLDivElement>(null);
  const place = useRef<{ id: string; at: number } | null>(null);
  const removed = (id: string) => {
    place.current = { id, at: cart?.items.findIndex((item) => item.id === id) ?? -1 };
  };
  useEffect(() => {
    const gone = place.current;
    if (!cart || !gone || cart.items.some(({ id }) => id === gone.id)) return;
    place.current = null;
    if (document.activeElement !== document.body) return;
    const buttons = page.current?.querySelectorAll<HTMLElement>("[data-remove]");
    const next = buttons?.[Math.min(gone.at, buttons.length - 1)] ?? page.current?.querySelector("h1");
    // A heading can be focused by a script only.
    if (next?.tagName === "H1") next.tabIndex = -1;
    next?.focus();
  }, [cart]);
  return { page, removed };
}
