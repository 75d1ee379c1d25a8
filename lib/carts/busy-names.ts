import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { LineProblem } from "./contract";

/** Which of these names (ASCII) the customer owns already or is buying right now. A visitor isn't known to own any. */
export async function busyNames(actor: Actor, names: readonly string[]): Promise<Map<string, LineProblem>> {
  const busy = new Map<string, LineProblem>();
  if (actor.kind !== "customer" || names.length === 0) return busy;
  const mine = { customerId: actor.userId, line: "domain", name: { in: [...names] } };
  const [services, items] = await Promise.all([
    db.service.findMany({
      where: { ...mine, endedAt: null, state: { notIn: ["failed", "ended"] } },
      select: { name: true },
    }),
    db.orderItem.findMany({
      where: { ...mine, action: "purchase", state: { in: ["placed", "buying", "waiting", "unsure", "accepted"] } },
      select: { name: true },
    }),
  ]);
  for (const { name } of services) busy.set(name, "owned");
  for (const { name } of items) if (name !== null) busy.set(name, "in_order");
  return busy;
}
