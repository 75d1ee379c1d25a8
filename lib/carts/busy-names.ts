import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { LineProblem } from "./contract";

interface Subject {
  line: string;
  action: string;
  name: string;
}

/** A thing to be bought, renewed or upgraded, as a key. */
export const subjectKey = ({ line, action, name }: Subject): string => `${line} ${action} ${name}`;

/**
 * Which of these things the customer owns already (so they can't be bought) or has in an open order. A visitor isn't known to
 * own any. Names of domains are ASCII.
 */
export async function busyNames(actor: Actor, things: readonly Subject[]): Promise<Map<string, LineProblem>> {
  const busy = new Map<string, LineProblem>();
  if (actor.kind !== "customer" || things.length === 0) return busy;
  const mine = { customerId: actor.userId, name: { in: things.map(({ name }) => name) } };
  const [services, items] = await Promise.all([
    db.service.findMany({
      where: { ...mine, endedAt: null, state: { notIn: ["failed", "ended"] } },
      select: { line: true, name: true },
    }),
    db.orderItem.findMany({
      where: { ...mine, state: { in: ["placed", "buying", "waiting", "unsure", "accepted"] } },
      select: { line: true, name: true },
    }),
  ]);
  for (const thing of things) {
    const same = (row: { line: string; name: string | null }) => row.line === thing.line && row.name === thing.name;
    if (items.some(same)) busy.set(subjectKey(thing), "in_order");
    else if ((thing.action === "purchase" || thing.action === "transfer") && services.some(same))
      busy.set(subjectKey(thing), "owned");
  }
  return busy;
}
