import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { ActionId } from "@/lib/product-lines/action-id";
import { actionOf } from "@/lib/product-lines/registry";
import type { ItemProblem } from "./contract";

interface Subject {
  productLine: string;
  action: string;
  name: string;
}

/** What is to be bought, renewed or upgraded, as a key. */
export const subjectKey = ({ productLine, action, name }: Subject): string => `${productLine} ${action} ${name}`;

/**
 * Which of these the customer owns already (so they can't be bought) or has in an open order. A visitor isn't known to
 * own any. Names of domains are ASCII.
 */
export async function busyNames(actor: Actor, subjects: readonly Subject[]): Promise<Map<string, ItemProblem>> {
  return actor.kind === "customer" ? await busyFor(db, actor.userId, subjects) : new Map();
}

/** The same for a customer for whom somebody else looks. */
export async function busyFor(
  tx: Db | Tx,
  customerId: string,
  subjects: readonly Subject[],
): Promise<Map<string, ItemProblem>> {
  const busy = new Map<string, ItemProblem>();
  if (subjects.length === 0) return busy;
  const mine = { customerId, name: { in: subjects.map(({ name }) => name) } };
  const [services, items] = await Promise.all([
    tx.service.findMany({
      where: { ...mine, endedAt: null, state: { notIn: ["failed", "ended"] } },
      select: { productLine: true, name: true },
    }),
    tx.orderItem.findMany({
      where: { ...mine, state: { in: ["placed", "buying", "waiting", "unsure", "accepted"] } },
      select: { productLine: true, name: true },
    }),
  ]);
  for (const subject of subjects) {
    const same = (row: { productLine: string; name: string | null }) =>
      row.productLine === subject.productLine && row.name === subject.name;
    if (items.some(same)) busy.set(subjectKey(subject), "in_order");
    else if (opensService(subject) && services.some(same)) busy.set(subjectKey(subject), "owned");
  }
  return busy;
}

function opensService({ productLine, action }: Subject): boolean {
  return actionOf({ productLine, action: action as ActionId }).opensService;
}
