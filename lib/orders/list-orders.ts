import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { keysetPage } from "@/lib/db/keyset";
import { sentences } from "@/lib/offers/describe-config";
import type { Language } from "@/messages/languages";
import type { listOrdersContract } from "./contract";
import { orderSorts } from "./staff/list-all-orders";

const NAMES = 3;

/** A page of the customer's orders, newest first unless they are sorted otherwise. */
export async function listOrders(
  actor: CustomerActor,
  input: z.output<typeof listOrdersContract.input>,
  { locale = "zh" }: { locale?: Language } = {},
): Promise<z.output<typeof listOrdersContract.output>> {
  const { state, sort = "-placed", token, after, take } = input;
  const filter = { ...(state ? { state } : {}), ...(token ? { tokenId: token } : {}) };
  const page = await keysetPage({ sorts: orderSorts, sort, after, take }, (step) =>
    db.order.findMany({
      where: { AND: [{ customerId: actor.userId, ...filter }, step.where] },
      orderBy: step.orderBy,
      take: step.take,
      // All items, also to count them: an order has fifty at most, and Prisma's count would scan the items of all customers.
      include: {
        items: { select: { productLine: true, action: true, displayName: true }, orderBy: { position: "asc" } },
        promotionUse: { select: { code: true, discountFen: true } },
      },
    }),
  );
  const { titleWithProduct } = await sentences(locale);
  return {
    rows: page.rows.map(({ id, number, state, totalFen, createdAt, items, promotionUse }) => ({
      id,
      number,
      state,
      totalFen,
      discount: promotionUse,
      createdAt,
      itemCount: items.length,
      names: items.slice(0, NAMES).map((item) => titleWithProduct(item)),
    })),
    next: page.next,
  };
}
