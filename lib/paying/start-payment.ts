import "server-only";
import type { z } from "zod";
import { askedItems, checkCart } from "@/lib/carts/check-cart";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { localPath, withNext } from "@/lib/core/local-path";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { Device } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import type { RequestContext } from "@/lib/http/serve";
import { readMissingFen } from "@/lib/ledger/read-missing-fen";
import { checkOrder } from "@/lib/orders/check-order";
import { type NewPayment, requireWithin, tellGateway, writePayment } from "./begin-payment";
import { closePayment } from "./close-payment";
import type { PaymentView, payOrderContract, startPaymentContract } from "./contract";
import { deviceOf } from "./device-of";
import { viewPayment } from "./view-payment";

type Context = Pick<RequestContext, "locale" | "headers" | "idempotencyKey">;

interface Wanted {
  gateway: string;
  device: Device | undefined;
  amountFen: Fen;
  order: NewPayment["order"];
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
 * @throws AppError what checkOut throws, payments.wallet_is_enough, payments.ordered (409), and what startPayment throws.
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
  const { idempotencyKey, headers, locale } = context;
  const open = await openGateway(wanted.gateway);
  requireWithin(open, wanted.amountFen);
  await closeEarlier(actor, wanted, context);
  const { gateway, amountFen, order, next } = wanted;
  const row = await writePayment({
    ...{ gateway, amountFen, order, customerId: actor.userId, device: wanted.device ?? deviceOf(headers) },
    ...{ payLinkId: null, requestKey: idempotencyKey ?? null },
  });
  if (row === null) {
    const first = await findStarted(actor, wanted, context);
    if (!first) throw conflict("idempotency.in_progress");
    return first;
  }
  const payer = { ip: actor.ip, locale, returnPath: (id: string) => withNext(`/account/payments/${id}`, next) };
  return viewPayment(await tellGateway(open, row, payer), locale);
}

/**
 * A second try closes the first, so that nobody pays twice by mistake. One that was paid meanwhile is posted by this. What somebody else
 * is paying by a link is closed by the customer's payment for an order alone.
 */
async function closeEarlier(actor: CustomerActor, { order }: Wanted, { idempotencyKey }: Context): Promise<void> {
  const earlier = await db.payment.findMany({
    where: {
      ...{ customerId: actor.userId, state: { in: ["written", "open"] } },
      ...(order === null ? { payLinkId: null } : {}),
      // A double click's own first request is no earlier payment.
      ...(idempotencyKey ? { OR: [{ requestKey: null }, { requestKey: { not: idempotencyKey } }] } : {}),
    },
    take: 10,
  });
  for (const row of earlier) await closePayment(row);
}
