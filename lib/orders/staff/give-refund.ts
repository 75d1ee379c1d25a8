import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Refund } from "@/lib/db/generated/client";
import { writePapersJob } from "@/lib/db/queued-jobs";
import { postRefund } from "@/lib/ledger/post-refund";
import { queueMail } from "@/lib/notify/queue-mail";
import { mailLocale } from "@/lib/notify/template";
import { sentences } from "@/lib/offers/describe-config";
import { publishRefund } from "@/lib/purchasing/publish-item";
import type { giveRefundContract } from "../admin-contract";
import { refundGivenMail } from "../mail-templates";
import { refundedOfItem } from "../refunded-of-item";

type Input = z.output<typeof giveRefundContract.input>;
type View = z.output<typeof giveRefundContract.output>;

/**
 * Refunds money of a done item to its customer's wallet, in whole or in part. The service stays as it is. Audited; the customer gets a
 * mail, and a credit note. However many requests come at once, the database refuses to refund more than was paid.
 * Safe to repeat with the same key: the first refund is returned; with another body it is refused.
 * @throws AppError money.not_done (409), money.refunded_meanwhile (409, meanwhileFen, refundedFen), money.refund_too_much (422, leftFen),
 *   reauth.required, idempotency.other_body.
 */
export async function giveRefund(
  actor: StaffActor,
  input: Input,
  { idempotencyKey: requestKey }: { idempotencyKey?: string },
): Promise<View> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  if (!requestKey) throw new AppError("idempotency.missing", 400);
  const before = await findEarlierRefund(actor, requestKey, input);
  if (before) return viewOf(db, before);
  try {
    return await db.$transaction((tx) => writeRefund(tx, actor, input, requestKey));
  } catch (error) {
    const first = await findEarlierRefund(actor, requestKey, input);
    if (first) return viewOf(db, first);
    throw refusalOf(error) ?? error;
  }
}

async function writeRefund(tx: Tx, actor: StaffActor, input: Input, requestKey: string): Promise<View> {
  const item = await tx.orderItem.findUnique({
    where: { id: input.id },
    include: { order: { include: { customer: true } } },
  });
  if (!item) throw notFound("item");
  await requireSeen(tx, input);
  const { customer } = item.order;
  const at = new Date();
  const { amountFen, reason } = input;
  const common = { itemId: item.id, customerId: item.customerId, amountFen };
  const id = newId();
  const refund = await tx.refund.create({
    data: { id, ...common, reason, byId: actor.userId, requestKey, createdAt: at },
  });
  await postRefund(tx, { ...common, refundId: id, at, memo: reason, actorId: actor.userId });
  await tx.itemEvent.create({
    data: {
      itemId: item.id,
      at,
      actorKind: "staff",
      actorId: actor.userId,
      kind: "refund",
      data: { amountFen: amountFen.toString(), reason },
    },
  });
  await recordEvent(tx, actor, {
    action: "orders.give-refund",
    subject: { kind: "item", id: item.id },
    customerId: item.customerId,
    before: { pricePaidFen: item.priceFen.toString() },
    after: { refundId: id, amountFen: amountFen.toString(), reason },
  });
  const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
  const { number } = item.order;
  const { titleWithProduct } = await sentences(mailLocale(recipient.locale));
  await queueMail(tx, refundGivenMail, recipient, {
    name: titleWithProduct(item),
    number,
    orderId: item.orderId,
    amountFen,
    reason,
    fapiao: await issuedFapiaoOf(tx, item.id),
  });
  await publishRefund(tx, item, amountFen, at);
  await enqueue(tx, writePapersJob, item.orderId);
  return viewOf(tx, refund);
}

/** Locks the item, so that of two refunds decided from the same figures the second finds the first. */
async function requireSeen(tx: Tx, { id, seenRefundedFen }: Input): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM order_items WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const refundedFen = await refundedOfItem(tx, id);
  if (refundedFen === seenRefundedFen) return;
  throw conflict("money.refunded_meanwhile", {
    meanwhileFen: (refundedFen - seenRefundedFen).toString(),
    refundedFen: refundedFen.toString(),
  });
}

/** The number of the tax invoice that was issued for the item. Whoever issues one locks the item first, as the refund did. */
async function issuedFapiaoOf(tx: Tx, itemId: string): Promise<string | null> {
  const paper = await tx.fapiaoPaper.findFirst({
    where: { color: "blue", request: { items: { some: { itemId, live: true } } } },
    select: { code: true, number: true },
  });
  return paper && `${paper.code} ${paper.number}`.trim();
}

async function findEarlierRefund(actor: StaffActor, requestKey: string, input: Input): Promise<Refund | null> {
  const refund = await db.refund.findUnique({ where: { byId_requestKey: { byId: actor.userId, requestKey } } });
  if (!refund) return null;
  const same = refund.itemId === input.id && refund.amountFen === input.amountFen && refund.reason === input.reason;
  if (!same) throw conflict("idempotency.other_body");
  return refund;
}

async function viewOf(tx: Tx | typeof db, { id, itemId, amountFen }: Refund): Promise<View> {
  const { priceFen } = await tx.orderItem.findUniqueOrThrow({ where: { id: itemId }, select: { priceFen: true } });
  return { id, itemId, amountFen, leftFen: priceFen - (await refundedOfItem(tx, itemId)) };
}

/** The error of the use case for a refusal by the database's triggers; null for any other error. */
function refusalOf(error: unknown): AppError | null {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta)}` : "";
  const tooMuch = /is more than is left: (-?\d+) of item/.exec(text);
  if (tooMuch) {
    const leftFen = tooMuch[1] ?? "0";
    return invalid({ amountFen: { code: "money.refund_too_much", params: { leftFen } } });
  }
  return text.includes("nothing was earned to give back") ? conflict("money.not_done") : null;
}
