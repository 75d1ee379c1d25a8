import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { listOrdersContract } from "./contract";

const NAMES = 3;

/** A page of the customer's orders, newest first. */
export async function listOrders(
  actor: CustomerActor,
  input: z.output<typeof listOrdersContract.input>,
): Promise<z.output<typeof listOrdersContract.output>> {
  const found = await db.order.findMany({
    where: {
      customerId: actor.userId,
      ...(input.state ? { state: input.state } : {}),
      ...afterCursor("createdAt", "desc", input.after),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    // All items, also to count them: an order has fifty at most, and Prisma's count would scan the items of all customers.
    include: { items: { select: { displayName: true }, orderBy: { position: "asc" } } },
  });
  const page = found.slice(0, input.take);
  const last = page.at(-1);
  return {
    rows: page.map(({ id, number, state, totalFen, createdAt, items }) => ({
      id,
      number,
      state,
      totalFen,
      createdAt,
      itemCount: items.length,
      names: items.slice(0, NAMES).map((item) => item.displayName),
    })),
    next: found.length > input.take && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
