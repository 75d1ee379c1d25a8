import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { readCursor, writeCursor } from "@/lib/core/moment-cursor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { isExclusive } from "@/lib/purchasing/item-fields";
import type { AttentionRow, listAttentionContract } from "../admin-contract";
import { attempts, calls } from "../read-order-timeline";
import { reasonOf } from "../view-order";
import { attentionWithoutCosts } from "../without-costs";
import { attentionSql, countAttention } from "./count-attention";
import { decisionsFor } from "./decisions";
import { viewClaims } from "./view-claims";

const CALLS_SHOWN = 3;

/** Items that staff must look at, the oldest first, each with its evidence and the decisions that staff may take; support see no costs. */
export async function listAttention(
  actor: StaffActor,
  input: z.output<typeof listAttentionContract.input>,
): Promise<z.output<typeof listAttentionContract.output>> {
  if (actor.kind !== "staff") throw forbidden();
  const now = new Date();
  const [counts, page] = await Promise.all([countAttention(now), pageOf(input, now)]);
  const itemIds = page.slice(0, input.take).map(({ id }) => id);
  const [items, allAttempts, allCalls] = await Promise.all([
    db.orderItem.findMany({
      where: { id: { in: itemIds } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: {
        order: { select: { number: true, customer: { select: { id: true, name: true } } } },
        claims: { orderBy: { openedAt: "asc" } },
      },
    }),
    attempts(itemIds),
    Promise.all(itemIds.map((id) => calls([id], CALLS_SHOWN))),
  ]);
  const last = items.at(-1);
  const rows = items.map((item): AttentionRow => {
    const own = allAttempts.filter((entry) => entry.itemId === item.id);
    return {
      id: item.id,
      orderId: item.orderId,
      orderNumber: item.order.number,
      productLine: item.productLine,
      action: item.action,
      displayName: item.displayName,
      years: item.years,
      months: item.months,
      priceFen: item.priceFen,
      state: item.state,
      stateAt: item.stateAt,
      reason: reasonOf(item.reasonCode, item.reasonParams),
      deadlineAt: item.deadlineAt,
      customer: item.order.customer,
      claims: viewClaims(item.claims, own).filter(({ closedAt }) => closedAt === null),
      decisions: actor.role === "support" ? [] : decisionsFor(item),
      wantsName: isExclusive(item) && item.name === null,
      absentReads: item.absentReads,
      lastReadAt: item.lastReadAt,
      attempts: own,
      calls: allCalls.flat().filter((entry) => entry.itemId === item.id),
    };
  });
  return {
    rows: actor.role === "support" ? rows.map(attentionWithoutCosts) : rows,
    next: page.length > input.take && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
    counts,
  };
}

/** The ids of a page and one more, which tells whether there is a next page. */
function pageOf(
  { kind, after, take }: z.output<typeof listAttentionContract.input>,
  now: Date,
): Promise<{ id: string }[]> {
  const cursor = readCursor(after);
  const beyond = cursor
    ? Prisma.sql`WHERE (i.created_at, i.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`
    SELECT i.id::text AS id FROM (${attentionSql(kind, now)}) x JOIN order_items i ON i.id = x.id ${beyond}
     ORDER BY i.created_at, i.id LIMIT ${take + 1}`;
}
