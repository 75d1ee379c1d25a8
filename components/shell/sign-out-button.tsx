"use client";

import { useTranslations } from "next-intl";
import { useSignOut } from "./use-sign-out";

export function SignOutButton() {
  const t = useTranslations("shell");
  const { busy, leave } = useSignOut();
  return (
    <button type="button" onClick={leave} aria-busy={busy || undefined} disabled={busy}>
      {t("signOut")}
    </button>
  );
}
