"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "../ui/toast";
import { signOut } from "./sign-out";

export function SignOutButton() {
  const t = useTranslations("shell");
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    try {
      await signOut();
      location.assign("/");
    } catch {
      setBusy(false);
      toast(t("signOutFailed"), "bad");
    }
  }
  return (
    <button type="button" onClick={leave} aria-busy={busy || undefined} disabled={busy}>
      {t("signOut")}
    </button>
  );
}
