import "server-only";
import type { CustomerActor, SystemActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { requestId } from "@/lib/core/request-id";
import { seal } from "@/lib/core/secret";
import type { Db, Tx } from "@/lib/db/client";
import { enqueuing } from "@/lib/db/enqueue";
import { Prisma } from "@/lib/db/generated/client";
import { advanceItemJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { holdFragment } from "@/lib/ledger/hold-order";
import { proposePassword } from "@/lib/product-lines/password-rule";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";
import { recordPromotionUse } from "@/lib/promotions/record-promotion-use";
import { itemSecretPlace } from "@/lib/purchasing/item-secrets";
import { publishEvent } from "@/lib/webhooks/publish-event";
import type { CheckedItem } from "./check-order";
import type { OrderView } from "./contract";
import { explainSpend } from "./explain-spend";
import { orderNumber } from "./order-number";

export interface NewOrder {
  actor: CustomerActor | SystemActor;
  customerId: string;
  items: readonly CheckedItem[];
  requestKey: string;
  requestHash: string;
  now: Date;
}

/**
 * Writes an order as writeOrderRows does, uses its discount code and tells webhooks of it, in the caller's transaction.
 * @returns the order as its customer sees it, or null when the same request key was committed before: nothing is written.
 * @throws AppError orders.changed_meanwhile (409), wallet.insufficient, token.cap_passed, token.day_cap_passed (403), token.invalid (401), promotions.one_only, used_up, used, first_only (409), with nothing written.
 */
export async function writeOrder(tx: Tx, order: NewOrder): Promise<OrderView | null> {
  const placed = await writeOrderRows(tx, order);
  const { customerId, now: at } = order;
  const promotion = promotionOf(order.items);
  if (placed && promotion) {
    const { id: promotionId, discountFen } = promotion;
    await recordPromotionUse(tx, { promotionId, orderId: placed.id, customerId, discountFen }, at);
  }
  if (placed) await publishEvent(tx, "order.placed", { customerId, at, data: () => orderData(customerId, placed) });
  return placed;
}

/** What webhooks are told of a new order. */
function orderData(customerId: string, { id: orderId, number, totalFen, items }: OrderView) {
  return {
    ...{ customerId, orderId, number, totalFen },
    items: items.map(({ id, productLine, action, displayName, state, priceFen, serviceId, reason }) => ({
      ...{ id, productLine, action, displayName, state, priceFen, serviceId },
      reason: reason?.code ?? null,
    })),
  };
}

/**
 * Writes order, items, first events, hold and jobs, uses no discount code and tells no webhook. It is one statement, so one transaction and one round trip,
 * because many customers may check out at once.
 *
 * What it locks, in this order, which is that of all other transactions:
 * 1. The suffixes and registrants that the items were checked with. Whoever deletes, archives or changes one waits for the order and then
 *    finds it (lib/pricing/remove-suffix.ts, lib/registrants); an order that comes after such a change is not written.
 * 2. The items. If the wallet came first, a customer who cancels an item and orders its name again at the same time could deadlock.
 * 3. The token's cap, as when the price of an item is released (lib/purchasing/settle-item.ts).
 * 4. The wallet.
 * @returns and throws as writeOrder does.
 */
export async function writeOrderRows(db: Tx | Db, order: NewOrder): Promise<OrderView | null> {
  const { actor, customerId, items, requestKey, requestHash, now } = order;
  const id = newId(now.getTime());
  const actorId = actor.kind === "customer" ? actor.userId : null;
  const token = actor.kind === "customer" ? actor.token : undefined;
  const totalFen = items.reduce((sum, item) => sum + item.quote.priceFen, 0n);
  const rows = items.map((item, position) => itemRow(item, position, now));
  const spend = token
    ? Prisma.sql`token_spend(${token.id}::uuid, ${customerId}::uuid, ${totalFen}::bigint, ${now}::timestamptz)`
    : Prisma.sql`NULL::bigint`;
  const number = await holdFragment({ orderId: id, customerId, totalFen, at: now, actorId }, async (hold) => {
    const [written] = await db.$queryRaw<{ number: string }[]>`
      WITH ${holding(items, customerId)}, o AS (
        INSERT INTO orders (id, number, customer_id, total_fen, created_at, placed_ip, request_key, request_hash, request_id,
                            token_id, token_name)
        SELECT ${id}::uuid, ${orderNumber(now)}::text, ${customerId}::uuid, ${totalFen}::bigint,
               ${now}::timestamptz, ${actor.kind === "customer" ? actor.ip : null}::text, ${requestKey}::text, ${requestHash}::text,
               ${requestId() ?? null}::uuid, ${token?.id ?? null}::uuid, ${token?.name ?? null}::text
          FROM held WHERE held.every
        ON CONFLICT (customer_id, request_key) DO NOTHING RETURNING id, number, customer_id),
      i AS (
        INSERT INTO order_items (id, order_id, customer_id, position, product_line, action, name, display_name, config, details, years, months,
          price_fen, discount_fen, cost_quoted_fen, seen_expiry, registrant_id, service_id, secret_enc, state_at, due_at, created_at)
        SELECT r.id, o.id, o.customer_id, r.position, r."productLine", r.action::item_action, r.name, r."displayName", r.config, r.details,
               r.years, r.months, r."priceFen", r."discountFen", r."costFen", r."seenExpiry", r."registrantId", r."serviceId", decode(r.secret, 'base64'),
               ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
          FROM o, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, position int, "productLine" text, action text,
               name text, "displayName" text, config jsonb, details jsonb, years int, months int, "priceFen" bigint, "discountFen" bigint, "costFen" bigint,
               "seenExpiry" timestamptz, "registrantId" uuid, "serviceId" uuid, secret text)
        RETURNING id, position),
      e AS (
        INSERT INTO item_events (item_id, at, actor_kind, actor_id, kind, to_state)
        SELECT id, ${now}::timestamptz, ${actor.kind}, ${actorId}::uuid, 'state', 'placed'::item_state
          FROM i ORDER BY position RETURNING item_id)
      SELECT o.number,
             (SELECT count(${enqueuing(advanceItemJob, Prisma.sql`e.item_id`)}) FROM e) AS woken,
             ${spend} AS left_of_cap,
             ${hold} AS held
        FROM o`;
    return written?.number ?? null;
  }).catch((error: unknown) => {
    throw explainSpend(error);
  });
  if (number !== null) return viewNew(id, number, totalFen, rows, order);
  const earlier = await db.order.count({ where: { customerId, requestKey } });
  if (earlier === 0) throw conflict("orders.changed_meanwhile");
  return null;
}

/** Locks what the items were checked with, and says whether all of it is still there and may be used. */
function holding(items: readonly CheckedItem[], customerId: string): Prisma.Sql {
  const suffixes = [...new Set(items.flatMap(({ suffix }) => suffix ?? []))];
  const registrants = [...new Set(items.flatMap(({ registrantId }) => registrantId ?? []))];
  return Prisma.sql`
      s AS MATERIALIZED (SELECT suffix FROM suffixes WHERE suffix = ANY(${suffixes}::text[]) FOR KEY SHARE),
      g AS MATERIALIZED (
        SELECT id FROM registrants
         WHERE id = ANY(${registrants}::uuid[]) AND customer_id = ${customerId}::uuid AND archived_at IS NULL
           AND changing_until IS NULL
         FOR SHARE),
      held AS MATERIALIZED (
        SELECT (SELECT count(*) FROM s) = ${suffixes.length}::int AND (SELECT count(*) FROM g) = ${registrants.length}::int AS every)`;
}

function itemRow(item: CheckedItem, position: number, now: Date) {
  const id = newId(now.getTime());
  const { quote, config, registrantId, serviceId } = item;
  const { productLine, action, name, displayName, years } = quote;
  const secret = quote.secret ?? proposePassword(productLineOf(productLine).secretRule);
  const sealed = actionOf(quote).secret ? seal(env().keyRing, secret, itemSecretPlace(id)) : null;
  return {
    id,
    position,
    productLine,
    action,
    name,
    displayName,
    config,
    years,
    months: quote.months ?? 0,
    details: quote.details ?? null,
    priceFen: quote.priceFen.toString(),
    discountFen: (quote.promotion?.discountFen ?? 0n).toString(),
    costFen: quote.costFen.toString(),
    seenExpiry: quote.seenExpiry?.toISOString() ?? null,
    registrantId,
    serviceId,
    secret: sealed ? Buffer.from(sealed).toString("base64") : null,
  };
}

/** The discount code of an order, and what it takes off all items together; null: none. @throws AppError promotions.one_only (409). */
export function promotionOf(items: readonly CheckedItem[]) {
  const used = items.flatMap(({ quote }) => quote.promotion ?? []);
  const [first] = used;
  if (!first) return null;
  if (used.some(({ id }) => id !== first.id)) throw conflict("promotions.one_only");
  return { id: first.id, code: first.code, discountFen: used.reduce((sum, { discountFen }) => sum + discountFen, 0n) };
}

function discountOf(items: readonly CheckedItem[]): OrderView["discount"] {
  const promotion = promotionOf(items);
  return promotion && { code: promotion.code, discountFen: promotion.discountFen };
}

function viewNew(
  id: string,
  number: string,
  totalFen: bigint,
  rows: readonly ReturnType<typeof itemRow>[],
  { actor, now, items }: NewOrder,
): OrderView {
  return {
    id,
    number,
    state: "open",
    totalFen,
    refundedFen: 0n,
    createdAt: now,
    finishedAt: null,
    byToken: actor.kind === "customer" && actor.token ? { id: actor.token.id, name: actor.token.name } : null,
    discount: discountOf(items),
    items: rows.map(
      ({
        id: itemId,
        productLine,
        action,
        name,
        displayName,
        details,
        years,
        months,
        priceFen,
        discountFen,
        serviceId,
      }) => ({
        id: itemId,
        productLine,
        action,
        name,
        displayName,
        details,
        years,
        months,
        priceFen: BigInt(priceFen),
        discountFen: BigInt(discountFen),
        state: "placed",
        stateAt: now,
        reason: null,
        withStaff: false,
        canCancel: false,
        transfer: null,
        renewedUntil: null,
        refundedAt: null,
        givenBackFen: 0n,
        serviceId,
        steps: [{ at: now, state: "placed", reason: null }],
      }),
    ),
  };
}
