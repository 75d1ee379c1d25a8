import { z } from "zod";
import { contract, nothing } from "@/lib/http/contract";
import type { AutoRenewTrouble } from "@/lib/services/contract";

/** One expiry, for the calendar page. */
export interface CalendarEntry {
  id: string;
  productLine: string;
  displayName: string;
  expiresAt: Date;
  autoRenew: boolean;
  /** Why it could not be renewed automatically; null: nothing is known against it. */
  trouble: AutoRenewTrouble | null;
  /** It belongs to another service and is renewed with it. */
  follows: boolean;
  /** It is renewed on its own and its product line sells renewals. */
  renewable: boolean;
  /** What a year's renewal costs as far as it is known without asking; null: it isn't, or it is not renewed on its own. */
  renewYearFen: bigint | null;
  /** Nobody has asked for the price of this renewal yet: it is worked out from the last order. */
  estimated: boolean;
}

/** 32 random bytes. */
export const feedToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const address = z.object({ url: z.string() });

export const renewFeedContract = contract({
  method: "POST",
  path: "/api/v1/calendar/feed",
  summary: "Makes a new secret address for the customer's expiry calendar; an earlier one stops working. Audited.",
  access: "customer",
  reauth: true,
  input: nothing,
  output: address,
  limit: { points: 20, seconds: 300 },
});

export const revealFeedContract = contract({
  method: "POST",
  path: "/api/v1/calendar/feed/reveal",
  summary: "The secret address of the customer's expiry calendar. Audited.",
  access: "customer",
  reauth: true,
  input: nothing,
  output: address,
  errors: ["not_found"],
  limit: { points: 20, seconds: 300 },
});

export const endFeedContract = contract({
  method: "DELETE",
  path: "/api/v1/calendar/feed",
  summary: "Switches the expiry calendar's address off. Safe to repeat.",
  access: "customer",
  input: nothing,
  output: nothing,
});

export const readFeedContract = contract({
  method: "GET",
  path: "/api/v1/calendar/{token}/expiries.ics",
  summary:
    "What expires when, for calendar programs (RFC 5545). Whoever knows the address may read it; an unknown one is 404.",
  access: "anyone",
  input: z.object({ token: z.string().max(200) }),
  output: nothing,
  errors: ["not_found"],
  limit: { points: 120, seconds: 60 },
});
