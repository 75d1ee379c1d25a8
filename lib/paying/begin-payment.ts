import "server-only";
import { randomUUID } from "node:crypto";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { type Fen, formatFen } from "@/lib/core/money";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Payment } from "@/lib/db/generated/client";
import { askPaymentJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { type Device, GatewayError, type PaymentStart } from "@/lib/gateways/gateway";
import type { OpenGateway } from "@/lib/gateways/open-gateway";
import type { AskedItem } from "@/lib/orders/check-order";
import { failpoint } from "@/lib/purchasing/failpoint";
import { readBrand } from "@/lib/settings/read-brand";
import type { Language } from "@/messages/languages";
import { newPaymentNumber } from "./payment-number";
import { sealOrder } from "./payment-order";

/** How long a customer has to pay: as long as the prices of an order are kept, at most. */
const OPEN_MS = 15 * MINUTE_MS;
const FIRST_ASK_MS = 3_000;

export interface NewPayment {
  customerId: string;
  gateway: string;
  device: Device;
  amountFen: Fen;
  order: { items: AskedItem[]; cartItemIds: string[]; until: Date } | null;
  /** The link by which somebody else pays. */
  payLinkId: string | null;
  requestKey: string | null;
}

/** The browser of whoever pays. */
export interface Payer {
  ip: string;
  locale: Language;
  /** The page of ours that the gateway sends it back to: "/account/payments/…". */
  returnPath: (paymentId: string) => string;
}

/** @throws AppError payments.gateway_off (409), payments.gateway_limits (422). */
export function requireWithin({ account }: OpenGateway, amountFen: Fen): void {
  if (!account.enabled) throw conflict("payments.gateway_off");
  if (amountFen < account.minFen || amountFen > account.maxFen) {
    const limits = { min: formatFen(account.minFen), max: formatFen(account.maxFen) };
    throw invalid({ amountFen: { code: "payments.gateway_limits", params: limits } });
  }
}

/**
 * Writes a payment, with the job that asks for it; nobody is told yet. @returns null: a request with the same key, or by the same link, has
 * just written one.
 * @throws AppError payments.ordered, by a link payments.link_ended (409): its items were ordered meanwhile.
 */
export async function writePayment(wanted: NewPayment): Promise<Payment | null> {
  const now = new Date();
  const id = randomUUID();
  const latest = addMs(now, OPEN_MS);
  const { customerId, gateway, device, amountFen, order, payLinkId, requestKey } = wanted;
  return db.$transaction(async (tx) => {
    if (order && !(await lockCartItems(tx, customerId, order.cartItemIds))) {
      throw conflict(payLinkId === null ? "payments.ordered" : "payments.link_ended");
    }
    const { count } = await tx.payment.createMany({
      data: {
        ...{ id, number: newPaymentNumber("P", now), customerId, gateway, device, amountFen, payLinkId, requestKey },
        ...{ createdAt: now, expiresAt: order && order.until < latest ? order.until : latest },
        nextAskAt: addMs(now, FIRST_ASK_MS),
        orderEnc: order && sealOrder(id, order.items),
        cartItemIds: order?.cartItemIds ?? [],
      },
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await enqueue(tx, askPaymentJob, id, { at: addMs(now, FIRST_ASK_MS) });
    failpoint("payment-written");
    return tx.payment.findUniqueOrThrow({ where: { id } });
  });
}

/**
 * Whoever orders these items at the same time (takeFromCart) waits, and then finds the payment that has to be closed; or was first, and
 * no payment is written. @returns whether all of them are still there.
 */
async function lockCartItems(tx: Tx, customerId: string, ids: readonly string[]): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM cart_items i JOIN carts c ON c.id = i.cart_id
     WHERE i.id = ANY(${[...ids]}::uuid[]) AND c.customer_id = ${customerId}::uuid
     ORDER BY i.id FOR SHARE OF i`;
  return rows.length === ids.length;
}

/** What a gateway is told of a written payment. */
export async function paymentStart(row: Payment, { ip, locale, returnPath }: Payer): Promise<PaymentStart> {
  const { name } = await readBrand(locale);
  return {
    ...{ number: row.number, amountFen: row.amountFen, createdAt: row.createdAt, expiresAt: row.expiresAt },
    ...{ device: row.device as Device, title: `${name} ${row.number}`, language: locale, ip },
    // These pages know the language by the cookie: below /en there are public pages alone.
    returnUrl: `${env().APP_URL}${returnPath(row.id)}`,
  };
}

/**
 * Tells the gateway of the written payment. Without an answer it stays written: the job that asks for it closes it in the end.
 * @throws AppError payments.gateway_refused (409), gateway_unreachable (503).
 */
export async function tellGateway({ client }: OpenGateway, row: Payment, payer: Payer): Promise<Payment> {
  failpoint("payment-committed");
  try {
    const entry = await client.start(await paymentStart(row, payer));
    failpoint("payment-told");
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
