import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";
import type { Upstream } from "@/lib/upstream/client";

/** What every step of the protocol works with. */
export interface AdvanceContext {
  db: Db;
  upstream: Pick<Upstream, "call" | "account">;
  rules: BuyingRules;
  /** The moment when this step began. */
  now: Date;
  /** performance.now() of that moment: what took long before the purchase was sent is no time to wait after it. */
  begunMs?: number;
  actor: Actor;
}

export const later = (context: AdvanceContext, ms: number): Date => new Date(context.now.getTime() + ms);

/** How careful buying is, as staff set it; in the units that the protocol uses. */
export interface BuyingRules {
  /** An unsure item is absent after so many reads … */
  absentReads: number;
  /** … over so long. */
  absentMs: number;
  waitingMs: number;
  marginFloorBasisPoints: number;
}

export async function readBuyingRules(): Promise<BuyingRules> {
  const buying = await readSetting("buying");
  return {
    absentReads: buying.absentReads,
    absentMs: buying.absentMinutes * 60_000,
    waitingMs: buying.waitingHours * 3_600_000,
    marginFloorBasisPoints: buying.marginFloorBasisPoints,
  };
}
