"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";
import { Menu } from "../ui/menu/menu";
import type { MenuEntry } from "../ui/menu/menu-entry";
import { headerWordClass } from "./header-bar";
import { useSignOut } from "./use-sign-out";
import { useVisitor } from "./use-visitor";

const whoClass = "inline-flex min-w-18 justify-end";

/**
 * The link to sign in, or the menu of the person who is signed in. Takes its space before it is known which, so that the header
 * does not move.
 */
export function AccountMenu() {
  const t = useTranslations("shell");
  const { loaded, user } = useVisitor();
  const { leave } = useSignOut();
  if (!loaded) return <span className={whoClass} />;
  if (!user) {
    return (
      <span className={whoClass}>
        <Link prefetch={false} className={buttonClass({ small: true })} href="/sign-in">
          {t("signIn")}
        </Link>
      </span>
    );
  }
  const page = (id: string, href: string, label: string): MenuEntry => ({ id, href, label });
  const items: MenuEntry[] = [
    ...(user.kind === "staff" ? [page("staff", "/admin", t("staff.name"))] : []),
    page("domains", "/account/services?productLine=domain", t("account.domains")),
    page("services", "/account/services", t("account.services")),
    page("orders", "/account/orders", t("account.orders")),
    page("wallet", "/account/wallet", t("account.wallet")),
    { id: "after-things", separator: true },
    page("calendar", "/account/calendar", t("account.calendar")),
    page("registrants", "/account/registrants", t("account.registrants")),
    page("security", "/account/security", t("account.security")),
    { id: "after-settings", separator: true },
    { id: "sign-out", label: t("signOut"), onSelect: leave },
  ];
  return (
    <span className={whoClass}>
      <Menu label={user.name} className={headerWordClass} items={items} />
    </span>
  );
}
