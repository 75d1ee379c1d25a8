"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { EmptyState } from "../ui/empty-state";

/** An empty cart leads to both that can be bought: domains and products. */
export function EmptyCart({ text }: { text: string }) {
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
        </>
      }
    />
  );
}
