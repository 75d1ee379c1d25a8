"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { buttonClass } from "../ui/button/button";
import { Menu } from "../ui/menu/menu";
import type { MenuEntry } from "../ui/menu/menu-entry";
import { accountNav, personNav } from "./account-nav";
import { headerWordClass } from "./header-bar";
import { useSignOut } from "./use-sign-out";
import { useVisitor } from "./use-visitor";

const whoClass = "inline-flex min-w-18 justify-end";

/**
 * The link to sign in, or the menu of the person who is signed in. Takes its space before it is known which, so that the header
 * does not move. Without scripts it is the link to sign in.
 */
export function AccountMenu() {
  const t = useTranslations("shell");
  const account = useTranslations("shell.account");
  const { loaded, user } = useVisitor();
  const { leave } = useSignOut();
  const signIn = (
    <Link className={buttonClass({ small: true })} href="/sign-in">
      {t("signIn")}
    </Link>
  );
  if (!loaded || !user) return <span className={whoClass}>{loaded ? signIn : <noscript>{signIn}</noscript>}</span>;
  const pages =
    user.kind === "staff" ? [{ href: "/admin", label: t("staffName") }, ...personNav(account)] : accountNav(account);
  const items: MenuEntry[] = [
    ...pages.map(({ href, label }) => ({ id: href, href, label })),
    { id: "after-pages", separator: true },
    { id: "sign-out", label: t("signOut"), onSelect: leave },
  ];
  return (
    <span className={whoClass}>
      <Menu label={user.name} className={headerWordClass} items={items} />
    </span>
  );
}
