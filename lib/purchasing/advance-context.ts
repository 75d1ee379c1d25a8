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
  /** The moment when this step began. */
  now: Date;
  /** performance.now() of that moment: what took long before the purchase was sent is no time to wait after it. */
  begunMs?: number;
  actor: Actor;
}

export const later = (context: AdvanceContext, ms: number): Date => new Date(context.now.getTime() + ms);
