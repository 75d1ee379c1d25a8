"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { accountNav, personNav } from "./account-nav";
import { navEntryClass } from "./nav-look";
import { SignOutButton } from "./sign-out-button";
import { useVisitor } from "./use-visitor";

const entryClass = navEntryClass({ look: "sheet" });

/** The last entries of the phone menu: sign in, or the account pages and sign out. */
export function PhoneAccount({ inAccount = false }: { inAccount?: boolean }) {
  const t = useTranslations("shell");
  const account = useTranslations("shell.account");
  const { loaded, user } = useVisitor();
  if (!loaded) return null;
  if (!user)
    return (
      <Link className={entryClass} href="/sign-in">
        {t("signIn")}
      </Link>
    );
  return (
    <>
      {user.kind === "staff" && (
        <Link className={entryClass} href="/admin">
          {t("staffName")}
        </Link>
      )}
      {!inAccount &&
        (user.kind === "staff" ? personNav(account) : accountNav(account)).map(({ href, label }) => (
          <Link key={href} className={entryClass} href={href}>
            {label}
          </Link>
        ))}
      <SignOutButton className={entryClass} />
    </>
  );
}
