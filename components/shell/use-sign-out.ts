"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addressIn } from "@/messages/addresses";
import { toast } from "../ui/toast/toast";
import { signOut } from "./sign-out";

/** Signs out and goes to the home page; a failure is told in a toast. */
export function useSignOut(): { busy: boolean; leave: () => Promise<void> } {
  const t = useTranslations("shell");
  const home = addressIn(useLocale(), "/");
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    try {
      await signOut();
      location.assign(home);
    } catch {
      setBusy(false);
      toast(t("signOutFailed"), "bad");
    }
  }
  return { busy, leave };
}
