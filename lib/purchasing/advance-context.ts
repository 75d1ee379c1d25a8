import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";
import type { Upstream } from "@/lib/upstream/client";

/** What every step of the purchase protocol works with. */
export interface AdvanceContext {
  db: Db;
  upstream: Pick<Upstream, "call" | "account">;
  rules: BuyingRules;
  /** The moment when this step began. */
  now: Date;
  /**
   * performance.now() at the same moment. The time of an outcome is `now` plus what has passed since, so that the waiting time of an
   * unsure item begins with the answer and not with the step's first read.
   */
  begunMs?: number;
  actor: Actor;
}

export const later = (context: AdvanceContext, ms: number): Date => new Date(context.now.getTime() + ms);

/** The setting `buying`, in the units that the protocol uses. */
export interface BuyingRules {
  /** An unsure item counts as absent after this many reads that did not find it … */
  absentReads: number;
  /** … spread over at least this time. */
  absentMs: number;
  /** How long an item may wait before its money goes back. */
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
