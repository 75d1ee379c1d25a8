import "server-only";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";
import { announceItemJob } from "@/lib/db/queued-jobs";
import { queueMail, type Recipient } from "@/lib/notify/queue-mail";
import { mailLocale } from "@/lib/notify/template";
import { sentences } from "@/lib/offers/describe-config";
import { actionOf } from "@/lib/product-lines/registry";
import { failpoint } from "@/lib/purchasing/failpoint";
import { withRegistrant } from "@/lib/services/describe-service";
import { describeDone } from "./describe-done";
import { itemRefundedMail, itemsDoneMail, transferCodeMail } from "./mail-templates";
import { reasonOf } from "./view-order";

/** How long an item that is done waits for the others of its order, to be in one mail with them. */
const GATHER_MS = 10 * MINUTE_MS;

/**
 * Tells the customer of an item that is final, or whose transfer needs another code. A refund is told at once; the items of an order
 * that are done are told in one mail, when all items are final or ten minutes after this one. What was told is noted in the
 * transaction that writes the mail, so the job may be run again after a crash.
 */
export async function announceItem(db: Db, itemId: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const item = await findItem(tx, itemId);
    const { order, ...own } = item;
    const recipient = { to: order.customer.email, userId: item.customerId, locale: order.customer.locale };
    if (item.state === "done") await announceDone(tx, { ...own, number: order.number, recipient }, now);
    else if (item.state === "refunded") await announceRefund(tx, item, recipient);
    else if (item.state === "accepted") await askForCode(tx, item, recipient);
    failpoint("mail-written");
  });
  failpoint("mail-committed");
}

type Item = Awaited<ReturnType<typeof findItem>>;

const findItem = (tx: Tx, id: string) =>
  tx.orderItem.findUniqueOrThrow({
    where: { id },
    include: { order: { select: { number: true, customer: { select: { email: true, locale: true } } } } },
  });

/** Notes that the customer is told of what happened at that time. @returns false when they were told before. */
async function noteAnnounced(tx: Tx, id: string, at: Date): Promise<boolean> {
  const told = { OR: [{ announcedAt: null }, { NOT: { announcedAt: at } }] };
  return (await tx.orderItem.updateMany({ where: { id, ...told }, data: { announcedAt: at } })).count > 0;
}

async function orderedOf(item: Item, recipient: Recipient) {
  const { titleWithProduct } = await sentences(mailLocale(recipient.locale));
  return { name: titleWithProduct(item), orderId: item.orderId, number: item.order.number };
}

async function announceRefund(tx: Tx, item: Item, recipient: Recipient): Promise<void> {
  if (!(await noteAnnounced(tx, item.id, item.stateAt))) return;
  const reason = reasonOf(item.reasonCode, item.reasonParams) ?? { code: "other", params: { code: "" } };
  const { productLine, priceFen } = item;
  await queueMail(tx, itemRefundedMail, recipient, {
    ...(await orderedOf(item, recipient)),
    productLine,
    priceFen,
    reason,
  });
}

async function askForCode(tx: Tx, item: Item, recipient: Recipient): Promise<void> {
  if (item.reasonCode === null || item.reasonCode !== actionOf(item).underWay?.wantsCode) return;
  const refused = await tx.itemEvent.findFirst({
    where: { itemId: item.id, reasonCode: item.reasonCode },
    orderBy: { id: "desc" },
    select: { at: true },
  });
  if (!(await noteAnnounced(tx, item.id, refused?.at ?? item.stateAt))) return;
  await queueMail(tx, transferCodeMail, recipient, await orderedOf(item, recipient));
}

async function announceDone(
  tx: Tx,
  item: Omit<Item, "order"> & { number: string; recipient: Recipient },
  now: Date,
): Promise<void> {
  const { orderId, number, recipient } = item;
  const openCount = await tx.orderItem.count({ where: { orderId, state: { in: OPEN_ITEM_STATES } } });
  const waitsUntil = addMs(item.stateAt, GATHER_MS);
  if (openCount > 0 && now < waitsUntil) {
    if (item.announcedAt?.getTime() !== item.stateAt.getTime())
      await enqueue(tx, announceItemJob, item.id, { at: waitsUntil });
    return;
  }
  // Jobs of one order's items may run at once: whoever notes an item has it in its mail.
  const noted = await tx.$queryRaw<{ id: string }[]>`
    WITH due AS (
      SELECT id FROM order_items
       WHERE order_id = ${orderId}::uuid AND state = 'done' AND announced_at IS DISTINCT FROM state_at
       ORDER BY id FOR UPDATE)
    UPDATE order_items i SET announced_at = i.state_at FROM due WHERE i.id = due.id RETURNING i.id`;
  if (noted.length === 0) return;
  const items = await tx.orderItem.findMany({
    where: { id: { in: noted.map(({ id }) => id) } },
    include: { service: { include: withRegistrant } },
    orderBy: { position: "asc" },
  });
  const done = await describeDone(tx, items, mailLocale(recipient.locale));
  await queueMail(tx, itemsDoneMail, recipient, { number, orderId, openCount, items: done });
}
