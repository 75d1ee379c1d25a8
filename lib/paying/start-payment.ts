import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { askedItems, checkCart } from "@/lib/carts/check-cart";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { localPath, withNext } from "@/lib/core/local-path";
import { type Fen, formatFen } from "@/lib/core/money";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Payment } from "@/lib/db/generated/client";
import { askPaymentJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { type Device, GatewayError } from "@/lib/gateways/gateway";
import { type OpenGateway, openGateway } from "@/lib/gateways/open-gateway";
import type { RequestContext } from "@/lib/http/serve";
import { readMissingFen } from "@/lib/ledger/read-missing-fen";
import { type AskedItem, checkOrder } from "@/lib/orders/check-order";
import { readBrand } from "@/lib/settings/read-brand";
import { closePayment } from "./close-payment";
import type { PaymentView, payOrderContract, startPaymentContract } from "./contract";
import { deviceOf } from "./device-of";
import { newPaymentNumber } from "./payment-number";
import { sealOrder } from "./payment-order";
import { viewPayment } from "./view-payment";

/** How long a customer has to pay: as long as the prices of an order are kept, at most. */
const OPEN_MS = 15 * MINUTE_MS;
const FIRST_ASK_MS = 3_000;

type Context = Pick<RequestContext, "locale" | "headers" | "idempotencyKey">;

interface Wanted {
  gateway: string;
  device: Device | undefined;
  amountFen: Fen;
  order: { items: AskedItem[]; cartItemIds: string[]; until: Date } | null;
  /** Where the customer goes on afterwards. */
  next?: string | null;
}

/**
 * Starts a payment into the wallet. It is written before the gateway is asked; the customer's earlier open payment is closed first. Safe to
 * repeat with the same key: the first payment is returned.
 * @throws AppError payments.gateway_off, gateway_limits (409), gateway_refused (409), gateway_unreachable (503), and what openGateway throws.
 */
export async function startPayment(
  actor: CustomerActor,
  { gateway, device, amountFen, next }: z.output<(typeof startPaymentContract)["input"]>,
  context: Context,
): Promise<PaymentView> {
  const wanted = { gateway, device, amountFen, order: null, next: localPath(next) };
  return (await findStarted(actor, wanted, context)) ?? (await start(actor, wanted, context));
}

/**
 * Starts a payment for items of the cart: what the wallet lacks is paid; the order is placed as soon as it is. Everything that would
 * refuse the order is found out before the customer pays. Safe to repeat with the same key.
 * @throws AppError what checkOut throws, payments.wallet_is_enough (409), and what startPayment throws.
 */
export async function payOrder(
  actor: CustomerActor,
  input: z.output<(typeof payOrderContract)["input"]>,
  context: Context,
): Promise<PaymentView> {
  const { gateway, device } = input;
  const first = await findStarted(actor, { gateway }, context);
  if (first) return first;
  const items = askedItems(input);
  await checkCart(actor, input);
  const checked = await checkOrder(actor.userId, items, new Date());
  const totalFen = checked.reduce((sum, { quote }) => sum + quote.priceFen, 0n);
  const missingFen = await readMissingFen(db, actor.userId, totalFen);
  if (missingFen === 0n) throw conflict("payments.wallet_is_enough");
  const { account } = await openGateway(gateway);
  // What a gateway's least sum brings beyond the order stays in the wallet.
  const amountFen = missingFen < account.minFen ? account.minFen : missingFen;
  const until = new Date(Math.min(...checked.map(({ quote }) => quote.expiresAt.getTime())));
  const order = { items, cartItemIds: input.items.map(({ id }) => id), until };
  return start(actor, { gateway, device, amountFen, order }, context);
}

/** What the key started before. @throws AppError idempotency.other_body */
async function findStarted(
  actor: CustomerActor,
  { gateway, amountFen }: { gateway: string; amountFen?: Fen },
  { idempotencyKey: requestKey, locale }: Context,
): Promise<PaymentView | null> {
  if (requestKey === undefined) return null;
  const row = await db.payment.findUnique({
    where: { customerId_requestKey: { customerId: actor.userId, requestKey } },
  });
  if (!row) return null;
  if (row.gateway !== gateway || (amountFen !== undefined && row.amountFen !== amountFen)) {
    throw conflict("idempotency.other_body");
  }
  return viewPayment(row, locale);
}

async function start(actor: CustomerActor, wanted: Wanted, context: Context): Promise<PaymentView> {
  const open = await openGateway(wanted.gateway);
  requireWithin(open, wanted.amountFen);
  await closeEarlier(actor, context);
  const row = await write(actor, wanted, context);
  if (row === null) {
    const first = await findStarted(actor, wanted, context);
    if (!first) throw conflict("idempotency.in_progress");
    return first;
  }
  return viewPayment(await tell(open, row, wanted.next ?? null, actor, context), context.locale);
}

function requireWithin({ account }: OpenGateway, amountFen: Fen): void {
  if (!account.enabled) throw conflict("payments.gateway_off");
  if (amountFen < account.minFen || amountFen > account.maxFen) {
    const limits = { min: formatFen(account.minFen), max: formatFen(account.maxFen) };
    throw invalid({ amountFen: { code: "payments.gateway_limits", params: limits } });
  }
}

/** A second try closes the first, so that nobody pays twice by mistake. One that was paid meanwhile is posted by this. */
async function closeEarlier(actor: CustomerActor, { idempotencyKey }: Context): Promise<void> {
  const earlier = await db.payment.findMany({
    where: {
      ...{ customerId: actor.userId, state: { in: ["written", "open"] } },
      // A double click's own first request is no earlier payment.
      ...(idempotencyKey ? { OR: [{ requestKey: null }, { requestKey: { not: idempotencyKey } }] } : {}),
    },
    take: 10,
  });
  for (const row of earlier) await closePayment(row);
}

/** Null: a request with the same key has just written it. */
async function write(
  actor: CustomerActor,
  wanted: Wanted,
  { headers, idempotencyKey }: Context,
): Promise<Payment | null> {
  const now = new Date();
  const id = randomUUID();
  const latest = addMs(now, OPEN_MS);
  const expiresAt = wanted.order && wanted.order.until < latest ? wanted.order.until : latest;
  return db.$transaction(async (tx) => {
    const { count } = await tx.payment.createMany({
      data: {
        ...{ id, number: newPaymentNumber("P", now), customerId: actor.userId, gateway: wanted.gateway },
        ...{
          amountFen: wanted.amountFen,
          device: wanted.device ?? deviceOf(headers),
          requestKey: idempotencyKey ?? null,
        },
        ...{ createdAt: now, expiresAt, nextAskAt: addMs(now, FIRST_ASK_MS) },
        orderEnc: wanted.order && sealOrder(id, wanted.order.items),
        cartItemIds: wanted.order?.cartItemIds ?? [],
      },
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await enqueue(tx, askPaymentJob, id, { at: addMs(now, FIRST_ASK_MS) });
    return tx.payment.findUniqueOrThrow({ where: { id } });
  });
}

/** Tells the gateway of the written payment. Without an answer it stays written: the job that asks for it closes it in the end. */
async function tell(
  { client }: OpenGateway,
  row: Payment,
  next: string | null,
  actor: CustomerActor,
  { locale }: Context,
): Promise<Payment> {
  const { name } = await readBrand(locale);
  try {
    const entry = await client.start({
      ...{ number: row.number, amountFen: row.amountFen, createdAt: row.createdAt, expiresAt: row.expiresAt },
      ...{ device: row.device as Device, title: `${name} ${row.number}`, language: locale, ip: actor.ip },
      returnUrl: `${env().APP_URL}${withNext(`/account/payments/${row.id}`, next)}`,
    });
    await db.payment.updateMany({
      where: { id: row.id, state: "written" },
      data: { state: "open", entry: { ...entry } },
    });
    return await db.payment.findUniqueOrThrow({ where: { id: row.id } });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.kind !== "refused") throw new AppError("payments.gateway_unreachable", 503, { cause: error });
    await db.payment.updateMany({
      where: { id: row.id, state: "written" },
      data: { state: "closed", closedAt: new Date(), problem: "refused", nextAskAt: null },
    });
    throw new AppError("payments.gateway_refused", 409, { cause: error });
  }
}
