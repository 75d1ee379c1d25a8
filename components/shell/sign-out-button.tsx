"use client";

import { useTranslations } from "next-intl";
import { useSignOut } from "./use-sign-out";

export function SignOutButton({ className }: { className: string }) {
  const t = useTranslations("shell");
  const { busy, leave } = useSignOut();
  return (
    <button type="button" className={className} onClick={leave} aria-busy={busy || undefined} disabled={busy}>
      {t("signOut")}
    </button>
  );
}
