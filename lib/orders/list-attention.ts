import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { listAttentionContract } from "./admin-contract";
import { readCursor, writeCursor } from "./order-cursor";
import { reasonOf } from "./view-order";

/** Items that staff must look at, the oldest first: unsure, overdue, waiting for us, and those with an open claim. */
export async function listAttention(
  actor: StaffActor,
  input: z.output<typeof listAttentionContract.input>,
): Promise<z.output<typeof listAttentionContract.output>> {
  if (actor.kind !== "staff") throw forbidden();
  const cursor = readCursor(input.after);
  const found = await db.orderItem.findMany({
    where: {
      AND: [
        { OR: [{ needsStaff: true }, { state: "unsure" }, { claims: { some: { closedAt: null } } }] },
        cursor
          ? { OR: [{ createdAt: { gt: cursor.createdAt } }, { createdAt: cursor.createdAt, id: { gt: cursor.id } }] }
          : {},
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: input.take + 1,
    include: {
      order: { select: { number: true, customer: { select: { id: true, name: true } } } },
      claims: { where: { closedAt: null }, take: 1 },
    },
  });
  const page = found.slice(0, input.take);
  const last = page.at(-1);
  return {
    rows: page.map((item) => {
      const [claim] = item.claims;
      return {
        id: item.id,
        orderId: item.orderId,
        orderNumber: item.order.number,
        line: item.line,
        action: item.action,
        displayName: item.displayName,
        priceFen: item.priceFen,
        state: item.state,
        stateAt: item.stateAt,
        reason: reasonOf(item.reasonCode, item.reasonParams),
        deadlineAt: item.deadlineAt,
        customer: item.order.customer,
        claim: claim ? { ...claim, evidence: claim.evidence as Record<string, unknown> } : null,
      };
    }),
    next: found.length > input.take && last ? writeCursor(last) : null,
  };
}
