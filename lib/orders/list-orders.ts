import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { listOrdersContract } from "./contract";
import { afterCursor, readCursor, writeCursor } from "./order-cursor";

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
      ...afterCursor(readCursor(input.after)),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    include: {
      items: { select: { displayName: true }, orderBy: { position: "asc" }, take: NAMES },
      _count: { select: { items: true } },
    },
  });
  const page = found.slice(0, input.take);
  const last = page.at(-1);
  return {
    rows: page.map(({ id, number, state, totalFen, createdAt, items, _count }) => ({
      id,
      number,
      state,
      totalFen,
      createdAt,
      itemCount: _count.items,
      names: items.map((item) => item.displayName),
    })),
    next: found.length > input.take && last ? writeCursor(last) : null,
  };
}
