import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { type SortColumn, writeSortCursor } from "@/lib/db/keyset";
import type { Buyer, ShopDatabase, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import type { ServiceSearch } from "@/lib/services/list-all-services";
import { serviceSorts } from "@/lib/services/service-sorts";

/** A shop that `fill` has filled, and those of its rows that the use cases are called with. */
export interface GrowthWorld {
  shop: ShopWorld<ShopDatabase>;
  staff: StaffActor;
  /** Of all customers of the first batch the one who ordered most. */
  customer: CustomerActor & { email: string; name: string };
  /** A new customer with money, whose purchases the sandbox answers. */
  buyer: Buyer;
  buyerEmail: string;
  /**
   * What pages are opened for: one of `customer`'s orders with its number, item and service; an open order; a top-up's reference.
   */
  known: {
    orderId: string;
    number: string;
    openOrderId: string;
    itemName: string;
    serviceId: string;
    reference: string;
    /** A payment of `payer`'s, and a payout that waits. */
    paymentId: string;
    paymentNumber: string;
    payoutId: string;
  };
  /** Who made the payment above. */
  payer: CustomerActor;
  /** The address of one of the many customers with few orders. */
  someone: string;
  /** Where pages in the middle of each list begin. */
  middle: Record<
    | "orders"
    | "ownOrders"
    | "customers"
    | "mails"
    | "topUps"
    | "calls"
    | "audit"
    | "ownPostings"
    | "revenue"
    /** The month ("2026-11") of the posting `revenue`. */
    | "revenueMonth",
    string
  > & {
    services: Record<ServiceSearch["sort"], string>;
    ownServices: string;
  };
}

export async function openGrowthWorld(shop: ShopWorld<ShopDatabase>): Promise<GrowthWorld> {
  const { db } = shop.database;
  const bank = { holder: "杭州金橘网络有限公司", bank: "西湖商业银行", account: "6226000012345678907" };
  await db.setting.upsert({ where: { key: "bank" }, create: { key: "bank", value: bank }, update: { value: bank } });
  const one = async <T>(sql: string): Promise<T> => {
    const [row] = await db.$queryRawUnsafe<T[]>(sql);
    if (!row) throw new Error(`nothing found: ${sql}`);
    return row;
  };
  const customer = await one<{ id: string; email: string; name: string }>(
    `SELECT u.id, email, name FROM users u JOIN (SELECT customer_id FROM orders WHERE length(request_key) <= 4 GROUP BY 1
       ORDER BY count(*) DESC LIMIT 1) o ON o.customer_id = u.id`,
  );
  const of = `o.customer_id = '${customer.id}'`;
  const known = await one<GrowthWorld["known"]>(
    `SELECT o.id AS "orderId", o.number, i.display_name AS "itemName", i.service_id AS "serviceId",
            (SELECT id FROM orders WHERE state = 'open' ORDER BY created_at LIMIT 1) AS "openOrderId",
            (SELECT reference FROM top_ups o WHERE ${of} LIMIT 1) AS reference, p.id AS "paymentId", p.number AS "paymentNumber",
            (SELECT id FROM payouts WHERE state = 'asked' ORDER BY created_at LIMIT 1) AS "payoutId"
       FROM orders o JOIN order_items i ON i.order_id = o.id JOIN services s ON s.id = i.service_id,
            (SELECT id, number FROM payments WHERE state = 'paid' ORDER BY created_at LIMIT 1) p
      WHERE ${of} AND s.product_line = 'domain' AND i.name NOT LIKE 'xn--%' AND s.ended_at IS NULL ORDER BY o.created_at LIMIT 1`,
  );
  const buyer = await shop.customer(100_000_000n);
  const { customerId: payerId } = await db.payment.findUniqueOrThrow({ where: { id: known.paymentId } });
  return {
    shop,
    staff: await shop.staff(),
    customer: { kind: "customer", userId: customer.id, sessionId: customer.id, ip: "127.0.0.1", ...customer },
    buyer,
    buyerEmail: (await db.user.findUniqueOrThrow({ where: { id: buyer.actor.userId } })).email,
    known,
    payer: { kind: "customer", userId: payerId, sessionId: payerId, ip: "127.0.0.1" },
    someone: (
      await one<{ email: string }>(
        `SELECT email FROM users WHERE kind = 'customer' AND (SELECT count(*) FROM orders o WHERE o.customer_id = users.id) BETWEEN 1 AND 4 LIMIT 1`,
      )
    ).email,
    middle: await middles(db, one, customer.id),
  };
}

async function middles(
  db: Db,
  one: <T>(sql: string) => Promise<T>,
  customerId: string,
): Promise<GrowthWorld["middle"]> {
  const half = async (table: string) =>
    Math.floor(Number((await one<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}`)).n) / 2);
  /** A cursor of a list that is sorted by `created_at`, newest first. @param sort the list's name for that order */
  const byTime = async (table: string, sort: string, where = "true") => {
    const at = await half(`${table} o WHERE ${where}`);
    const row = await one<{ at: Date; id: string }>(
      `SELECT created_at AS at, id FROM ${table} o WHERE ${where} ORDER BY created_at DESC, id DESC OFFSET ${at} LIMIT 1`,
    );
    const sorts: Record<string, SortColumn> = { [sort]: { kind: "time", column: "at" } };
    return writeSortCursor(sorts, `-${sort}`, row);
  };
  const byId = async (table: string) =>
    String(
      (await one<{ id: bigint }>(`SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY id) AS id FROM ${table} o`)).id,
    );
  const service = async (sort: ServiceSearch["sort"], order: string, where = "true") => {
    const at = await half(`services o WHERE ${where}`);
    const sql = `SELECT id FROM services o WHERE ${where} ORDER BY ${order} OFFSET ${at} LIMIT 1`;
    const row = await db.service.findUniqueOrThrow({ where: { id: (await one<{ id: string }>(sql)).id } });
    return writeSortCursor(serviceSorts, sort, row);
  };
  const revenue = await byId(
    `(SELECT id FROM postings WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = 'revenue'))`,
  );
  return {
    revenue,
    revenueMonth: shanghaiDay(
      (
        await one<{ at: Date }>(
          `SELECT t.at FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id WHERE p.id = ${revenue}`,
        )
      ).at,
    ).slice(0, 7),
    orders: await byTime("orders", "placed"),
    ownOrders: await byTime("orders", "placed", `customer_id = '${customerId}'`),
    customers: await byTime("users", "since"),
    mails: await byTime("mails", "written"),
    topUps: await byTime("top_ups", "announced", "state = 'confirmed'"),
    calls: await byId("upstream_calls"),
    audit: await byId("audit_events"),
    ownPostings: await byId(
      `(SELECT id FROM postings WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = 'wallet:${customerId}'))`,
    ),
    services: {
      expires: await service("expires", "expires_at, id"),
      name: await service("name", "display_name, id"),
      added: await service("added", "id"),
      "-expires": await service("-expires", "expires_at DESC, id DESC", "expires_at IS NOT NULL"),
      "-name": await service("-name", "display_name DESC, id DESC"),
      "-added": await service("-added", "id DESC"),
    },
    ownServices: await service("expires", "expires_at, id", `customer_id = '${customerId}' AND ended_at IS NULL`),
  };
}
