"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { iconButtonClass } from "@/components/ui/icon-button";
import { Icon } from "../ui/icon";
import { useVisitor } from "./use-visitor";

/** The link to the cart with the number of its items: text on a wide screen, an icon on a phone. */
export function CartLink() {
  const t = useTranslations("shell");
  const { cartCount } = useVisitor();
  const name = cartCount > 0 ? t("cartCount", { count: cartCount }) : t("cart");
  return (
    <>
      <Link prefetch={false} className={cn(iconButtonClass, "only-phone")} href="/cart" aria-label={name}>
        <Icon name="cart" large />
        {cartCount > 0 && <span className="badge">{cartCount}</span>}
      </Link>
      <Link prefetch={false} className="only-wide" href="/cart">
        <Icon name="cart" />
        {t("cart")}
        {cartCount > 0 && <span className="count">{cartCount}</span>}
      </Link>
    </>
  );
}
