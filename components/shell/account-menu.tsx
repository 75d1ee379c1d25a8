"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Menu } from "../ui/menu";
import { SignOutButton } from "./sign-out-button";
import { useVisitor } from "./use-visitor";

/**
 * The link to sign in, or the menu of the person who is signed in. Takes its space before it is known which, so that the header
 * does not move.
 */
export function AccountMenu() {
  const t = useTranslations("shell");
  const { loaded, user } = useVisitor();
  if (!loaded) return <span className="who" />;
  if (!user) {
    return (
      <span className="who">
        <Link prefetch={false} className="btn btn-sm" href="/sign-in">
          {t("signIn")}
        </Link>
      </span>
    );
  }
  return (
    <span className="who">
      <Menu label={user.name} className="word">
        {user.kind === "staff" && (
          <Link prefetch={false} href="/admin">
            {t("staff.name")}
          </Link>
        )}
        <Link prefetch={false} href="/account/services?line=domain">
          {t("account.domains")}
        </Link>
        <Link prefetch={false} href="/account/services">
          {t("account.services")}
        </Link>
        <Link prefetch={false} href="/account/orders">
          {t("account.orders")}
        </Link>
        <Link prefetch={false} href="/account/wallet">
          {t("account.wallet")}
        </Link>
        <hr />
        <Link prefetch={false} href="/account/calendar">
          {t("account.calendar")}
        </Link>
        <Link prefetch={false} href="/account/registrants">
          {t("account.registrants")}
        </Link>
        <Link prefetch={false} href="/account/security">
          {t("account.security")}
        </Link>
        <hr />
        <SignOutButton />
      </Menu>
    </span>
  );
}
