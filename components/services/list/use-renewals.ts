"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addItemCall } from "@/components/generated/carts";
import { announceChange } from "@/components/shell/visitor";
import type { ChosenRow } from "@/components/ui/table/row-selection";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { type RenewalRefusal, renewalRefusal } from "./renewal-refusal";

export interface RefusedRenewal extends ChosenRow, RenewalRefusal {}

/** Puts the renewals of several services into the cart, each for a year, and leads there if all went in; other terms are chosen there. */
export function useRenewals() {
  const t = useTranslations("services.several");
  const call = useCall();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly RefusedRenewal[]>([]);

  /** @returns the ids of those that went in. */
  async function renew(rows: readonly ChosenRow[]): Promise<ReadonlySet<string>> {
    setBusy(true);
    setRefused([]);
    const added = new Set<string>();
    const failed: RefusedRenewal[] = [];
    // One after the other: each asks the upstream for its price.
    for (const [at, row] of rows.entries()) {
      const result = await call(addItemCall, { action: "renew", serviceId: row.id, years: 1, months: 0 });
      if (result.ok) {
        added.add(row.id);
        continue;
      }
      const { code } = result.failure;
      const refusal = renewalRefusal(result.failure);
      // Who doesn't want to sign in again is asked once, not for each of the others.
      const cancelled = code === "unauthenticated";
      failed.push(...(cancelled ? rows.slice(at) : [row]).map((one) => ({ ...one, ...refusal })));
      if (cancelled) break;
    }
    setBusy(false);
    setRefused(failed);
    if (added.size > 0) {
      announceChange();
      toast(t("added", { count: added.size }));
    }
    if (failed.length === 0) router.push("/cart");
    return added;
  }
  return { renew, busy, refused };
}
