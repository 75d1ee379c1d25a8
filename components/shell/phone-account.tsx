"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { navEntryClass } from "./nav-look";
import { SignOutButton } from "./sign-out-button";
import { useVisitor } from "./use-visitor";

const entryClass = navEntryClass({ look: "sheet" });

/** The last entries of the phone menu: sign in, or the account pages and sign out. */
export function PhoneAccount({ inAccount = false }: { inAccount?: boolean }) {
  const t = useTranslations("shell");
  const { loaded, user } = useVisitor();
  if (!loaded) return null;
  if (!user)
    return (
      <Link className={entryClass} prefetch={false} href="/sign-in">
        {t("signIn")}
      </Link>
    );
  return (
    <>
      {user.kind === "staff" && (
        <Link className={entryClass} prefetch={false} href="/admin">
          {t("staff.name")}
        </Link>
      )}
      {!inAccount && (
        <>
          <Link className={entryClass} prefetch={false} href="/account/services?productLine=domain">
            {t("account.domains")}
          </Link>
          <Link className={entryClass} prefetch={false} href="/account/services">
            {t("account.services")}
          </Link>
          <Link className={entryClass} prefetch={false} href="/account/orders">
            {t("account.orders")}
          </Link>
          <Link className={entryClass} prefetch={false} href="/account/wallet">
            {t("account.wallet")}
          </Link>
        </>
      )}
      <SignOutButton className={entryClass} />
    </>
  );
}
