"use client";

import { useTranslations } from "next-intl";
import { iconButtonClass } from "@/components/ui/button/icon-button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Icon } from "../ui/icon";
import { headerWordClass } from "./header-bar";
import { useVisitor } from "./use-visitor";

/** The link to the cart with the number of its items: text on a wide screen, an icon on a phone. */
export function CartLink() {
  const t = useTranslations("shell");
  const { cartCount } = useVisitor();
  const name = cartCount > 0 ? t("cartCount", { count: cartCount }) : t("cart");
  return (
    <>
      <Link className={cn(iconButtonClass, "no-underline lg:hidden")} href="/cart" aria-label={name}>
        <Icon name="cart" large />
        {cartCount > 0 && (
          <span className="absolute top-1.5 right-1 h-4.5 min-w-4.5 rounded-full bg-accent px-1 text-center text-xs font-strong text-on-accent">
            {cartCount}
          </span>
        )}
      </Link>
      <Link className={cn(headerWordClass, "max-lg:hidden")} href="/cart">
        <Icon name="cart" />
        {t("cart")}
        {cartCount > 0 && <span className="font-strong text-ink">{cartCount}</span>}
      </Link>
    </>
  );
}
