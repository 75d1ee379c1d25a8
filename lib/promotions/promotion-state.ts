import type { Promotion } from "@/lib/db/generated/client";
import type { StaffPromotion } from "./contract";

/** What a discount code is at a moment, after so many orders that used it. */
export function promotionState(
  { enabled, startsAt, endsAt, mostUses }: Pick<Promotion, "enabled" | "startsAt" | "endsAt" | "mostUses">,
  uses: number,
  now: Date,
): StaffPromotion["state"] {
  if (!enabled) return "off";
  if (endsAt !== null && endsAt <= now) return "ended";
  if (startsAt > now) return "coming";
  return mostUses !== null && uses >= mostUses ? "used_up" : "live";
}
