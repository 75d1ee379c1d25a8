import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { toAsciiName } from "@/lib/dns/idn";
import type { AdminOrderRow, listAllOrdersContract, orderFilter } from "./admin-contract";
import { afterCursor, readCursor, writeCursor } from "./order-cursor";

const NAMES = 3;
const FOUND_IDS = 2_000;

/** A page of all orders, newest first, found by keyset: the ten-thousandth page costs what the first one does. */
export async function listAllOrders(
  actor: StaffActor,
  input: z.output<typeof listAllOrdersContract.input>,
): Promise<z.output<typeof listAllOrdersContract.output>> {
  if (actor.kind !== "staff") throw forbidden();
  const found = await db.order.findMany({
    where: {
      AND: [
        filtered(input.filter),
        await searched(input.q),
        afterCursor(readCursor(input.after)),
        input.customerId ? { customerId: input.customerId } : {},
        input.from || input.to ? { createdAt: { gte: input.from, lt: input.to } } : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    include: {
      customer: { select: { id: true, name: true, email: true } },
      items: { select: { displayName: true, state: true, needsStaff: true }, orderBy: { position: "asc" } },
    },
  });
  const page = found.slice(0, input.take);
  const last = page.at(-1);
  return {
    rows: page.map((order): AdminOrderRow => {
      const states: AdminOrderRow["states"] = {};
      for (const { state } of order.items) states[state] = (states[state] ?? 0) + 1;
      const { id, number, state, totalFen, createdAt, customer, items } = order;
      return {
        id,
        number,
        state,
        totalFen,
        createdAt,
        customer,
        itemCount: items.length,
        names: items.slice(0, NAMES).map((item) => item.displayName),
        states,
        withStaff: items.filter((item) => item.needsStaff).length,
      };
    }),
    next: found.length > input.take && last ? writeCursor(last) : null,
  };
}

function filtered(filter: z.output<typeof orderFilter> | undefined): Prisma.OrderWhereInput {
  switch (filter) {
    case undefined:
      return {};
    case "attention":
      return { items: { some: { OR: [{ needsStaff: true }, { claims: { some: { closedAt: null } } }] } } };
    case "working":
      return { state: "open" };
    case "waiting":
    case "unsure":
      return { state: "open", items: { some: { state: filter } } };
    default:
      return { state: filter };
  }
}

/** By order number, name bought, or the customer's name or address. The most recent matches of each. */
async function searched(q: string | undefined): Promise<Prisma.OrderWhereInput> {
  const text = q?.trim().toLowerCase();
  if (!text) return {};
  const ascii = toAsciiName(text) ?? text;
  const [people, items] = await Promise.all([
    db.user.findMany({
      where: {
        kind: "customer",
        OR: [{ email: { contains: text } }, { name: { contains: text, mode: "insensitive" } }],
      },
      select: { id: true },
      take: FOUND_IDS,
    }),
    db.orderItem.findMany({
      where: { OR: [{ name: { startsWith: ascii } }, { displayName: { contains: text } }] },
      select: { orderId: true },
      orderBy: { createdAt: "desc" },
      take: FOUND_IDS,
    }),
  ]);
  return {
    OR: [
      { number: { contains: text.toUpperCase() } },
      { customerId: { in: people.map((person) => person.id) } },
      { id: { in: items.map((item) => item.orderId) } },
    ],
  };
}
