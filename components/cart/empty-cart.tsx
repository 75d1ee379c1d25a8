"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { EmptyState } from "../ui/empty-state";

interface Props {
  text: string;
  /** Leads to the orders, too: whoever comes back to the checkout after paying looks for theirs. */
  toOrders?: boolean;
}

/** An empty cart leads to both that can be bought: domains and products. */
export function EmptyCart({ text, toOrders = false }: Props) {
  const t = useTranslations("cart");
  return (
    <EmptyState
      text={text}
      action={
        <>
          <ButtonLink kind="go" href="/search" icon="search">
            {t("search")}
          </ButtonLink>
          <ButtonLink href="/products">{t("products")}</ButtonLink>
          {toOrders && <ButtonLink href="/account/orders">{t("orders")}</ButtonLink>}
        </>
      }
    />
  );
}
