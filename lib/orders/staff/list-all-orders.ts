import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import { escapeLike, matching } from "@/lib/db/matching";
import { readAny } from "@/lib/db/read-any";
import { toAsciiName } from "@/lib/dns/idn";
import { sentences } from "@/lib/offers/describe-config";
import { itemTitleForStaff } from "@/lib/product-lines/item-title";
import { productLines } from "@/lib/product-lines/registry";
import type { Language } from "@/messages/languages";
import type { AdminOrderRow, listAllOrdersContract, orderFilter } from "../admin-contract";
import { refundedFenOf } from "../view-order";

const NAMES = 3;

const columns = {
  customer: { select: { id: true, name: true, email: true } },
  items: {
    select: {
      ...{ productLine: true, displayName: true, state: true, needsStaff: true, priceFen: true },
      refunds: { select: { amountFen: true } },
    },
    orderBy: { position: "asc" },
  },
  promotionUse: { select: { code: true, discountFen: true } },
} satisfies Prisma.OrderInclude;

/** What orders are sorted by, of all customers and of one. */
export const orderSorts = {
  placed: { kind: "time", column: "createdAt" },
  total: { kind: "figure", column: "totalFen" },
} as const satisfies Record<string, SortColumn>;

/** A page of all orders, newest first unless they are sorted otherwise. A late page costs no more than the first one. */
export async function listAllOrders(
  actor: StaffActor,
  input: z.output<typeof listAllOrdersContract.input>,
  { locale = "zh" }: { locale?: Language } = {},
): Promise<z.output<typeof listAllOrdersContract.output>> {
  if (actor.kind !== "staff") throw forbidden();
  const { sort = "-placed", after, take } = input;
  const scope: Prisma.OrderWhereInput[] = [
    input.customerId ? { customerId: input.customerId } : {},
    input.from || input.to ? { createdAt: { gte: input.from, lt: input.to } } : {},
  ];
  const searches = await searched(input.q);
  const conditions = filtered(input.filter).flatMap((filter) =>
    searches.map((search) => ({ AND: [filter, search, ...scope] })),
  );
  const page = await keysetPage({ sorts: orderSorts, sort, after, take }, (step) =>
    readAny(conditions, step.take, step.compare, (condition) =>
      db.order.findMany({
        where: { AND: [condition, step.where] },
        orderBy: step.orderBy,
        take: step.take,
        include: columns,
      }),
    ),
  );
  const { one } = await sentences(locale);
  return {
    rows: page.rows.map((order): AdminOrderRow => {
      const states: AdminOrderRow["states"] = {};
      for (const { state } of order.items) states[state] = (states[state] ?? 0) + 1;
      const { id, number, state, totalFen, createdAt, customer, items, promotionUse } = order;
      return {
        id,
        number,
        state,
        totalFen,
        refundedFen: refundedFenOf(items),
        discount: promotionUse,
        createdAt,
        customer,
        itemCount: items.length,
        names: items.slice(0, NAMES).map((item) => itemTitleForStaff(item, one(item.productLine))),
        states,
        withStaff: items.filter((item) => item.needsStaff).length,
      };
    }),
    next: page.next,
  };
}

/** The alternatives of a filter, each as a condition that one index serves. */
function filtered(filter: z.output<typeof orderFilter> | undefined): Prisma.OrderWhereInput[] {
  switch (filter) {
    case undefined:
      return [{}];
    case "attention":
      return [{ items: { some: { needsStaff: true } } }, { items: { some: { claims: { some: { closedAt: null } } } } }];
    case "working":
      return [{ state: "open" }];
    case "waiting":
    case "unsure":
      return [{ state: "open", items: { some: { state: filter } } }];
    default:
      return [{ state: filter }];
  }
}

/**
 * The alternatives of a search: the order's number; the customer's name or address; how a name in the order begins; any part of a
 * service's name.
 */
async function searched(q: string | undefined): Promise<Prisma.OrderWhereInput[]> {
  const text = q?.trim().toLowerCase();
  if (!text) return [{}];
  const ascii = toAsciiName(text) ?? text;
  const [customers, services] = await Promise.all([idsContaining("customers", text), idsContaining("services", text)]);
  return [
    { number: matching(text) },
    { customer: { kind: "customer", OR: [{ email: matching(text) }, { name: matching(text) }, ...customers] } },
    {
      items: {
        some: { productLine: { in: productLines.map(({ id }) => id) }, name: { startsWith: escapeLike(ascii) } },
      },
    },
    {
      items: {
        some: { service: { is: { OR: [{ name: matching(ascii) }, { displayName: matching(text) }, ...services] } } },
      },
    },
  ];
}
