import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import type { Upstream } from "@/lib/upstream/client";
import type { BuyingRules } from "./read-buying-rules";

/** What every step of the protocol works with. */
export interface AdvanceContext {
  db: Db;
  upstream: Pick<Upstream, "call" | "account">;
  rules: BuyingRules;
  /** The moment of this step. */
  now: Date;
  actor: Actor;
}

export const later = (context: AdvanceContext, ms: number): Date => new Date(context.now.getTime() + ms);
