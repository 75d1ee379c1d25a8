import { newId } from "@/lib/core/id";
import { addMs, shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { renderMail } from "@/lib/notify/render-mail";
import type { MailShop } from "@/lib/notify/template";
import { itemRefundedMail, itemsDoneMail } from "@/lib/orders/mail-templates";
import { takeTicketNumber } from "@/lib/tickets/ticket-number";
import type { DemoMail, DemoRows, DemoTransaction } from "./rows";

const TRANSACTION_MS = 60_000;
/** How many mails are in the outbox: the newest. */
const MAILS = 90;

/**
 * Writes the demo shop, all of it or nothing. The books are written by `ledger_post`, transaction by transaction in the order of time, as the
 * shop itself writes them: what it refuses can't get in.
 */
export async function writeRows(db: Db, rows: DemoRows, shop: MailShop): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const numbers = await numberOrders(tx, rows);
      await writePeople(tx, rows);
      await writeOrders(tx, rows);
      await tx.refund.createMany({ data: rows.refunds });
      await post(tx, rows.transactions);
      await tx.agentBalance.createMany({ data: rows.agentBalances });
      await tx.zoneChange.createMany({ data: rows.zoneChanges });
      await writeTickets(tx, rows);
      await tx.auditEvent.createMany({ data: byTime(rows.auditEvents) });
      await tx.bookCheck.createMany({ data: rows.bookChecks });
      await tx.priceRule.createMany({ data: rows.priceRules });
      await writeMails(tx, rows.mails, numbers, shop);
    },
    { timeout: TRANSACTION_MS },
  );
}

async function writePeople(tx: Tx, rows: DemoRows): Promise<void> {
  await tx.user.createMany({ data: rows.users });
  await tx.registrant.createMany({ data: rows.registrants });
  await tx.realNameReview.createMany({ data: rows.reviews });
  await tx.reviewDocument.createMany({ data: rows.documents });
  await tx.topUp.createMany({ data: rows.topUps });
  await tx.adjustment.createMany({ data: rows.adjustments });
}

async function writeOrders(tx: Tx, rows: DemoRows): Promise<void> {
  await tx.service.createMany({ data: rows.services });
  await tx.serviceEvent.createMany({ data: rows.serviceEvents });
  await tx.order.createMany({ data: rows.orders });
  await tx.orderItem.createMany({ data: rows.items });
  await tx.attempt.createMany({ data: rows.attempts });
  await tx.itemEvent.createMany({ data: rows.itemEvents });
  await tx.claim.createMany({ data: rows.claims });
}

/** Tickets get their numbers in the order in which they were opened. */
async function writeTickets(tx: Tx, rows: DemoRows): Promise<void> {
  const openedAt = ({ createdAt }: { createdAt?: Date | string }) => new Date(createdAt ?? 0);
  const numbered = [];
  for (const ticket of rows.tickets.toSorted((a, b) => openedAt(a).getTime() - openedAt(b).getTime()))
    numbered.push({ ...ticket, number: await takeTicketNumber(tx, openedAt(ticket)) });
  await tx.ticket.createMany({ data: numbered });
  await tx.ticketMessage.createMany({ data: rows.ticketMessages });
  await tx.ticketAttachment.createMany({ data: rows.ticketAttachments });
  await tx.ticketRelay.createMany({ data: rows.relays });
  await tx.upstreamAnswer.createMany({ data: rows.upstreamAnswers });
  await tx.savedReply.createMany({ data: rows.savedReplies });
}

/** Gives orders their numbers, in the order in which they were placed. */
async function numberOrders(tx: Tx, { orders }: DemoRows): Promise<Map<string, string>> {
  orders.sort((a, b) => new Date(a.createdAt ?? 0).getTime() - new Date(b.createdAt ?? 0).getTime());
  const places = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT nextval('order_numbers') AS n FROM generate_series(1, ${orders.length}::int)`;
  const numbers = new Map<string, string>();
  for (const [at, order] of orders.entries()) {
    const day = shanghaiDay(new Date(order.createdAt ?? 0))
      .replaceAll("-", "")
      .slice(2);
    order.number = `K${day}-${String(places[at]?.n ?? at + 1).padStart(5, "0")}`;
    numbers.set(order.id ?? "", order.number);
  }
  return numbers;
}

async function post(tx: Tx, transactions: readonly DemoTransaction[]): Promise<void> {
  const sorted = [...transactions].sort((a, b) => a.at.getTime() - b.at.getTime());
  const json = sorted.map(({ key, kind, at, memo = "", ref, actorId, entries }, n) => ({
    n,
    key,
    kind,
    at: at.toISOString(),
    memo,
    refKind: ref?.kind ?? null,
    refId: ref?.id ?? null,
    actorId: actorId ?? null,
    entries: entries.map(([account, fen]) => ({ account, fen: fen.toString() })),
  }));
  await tx.$queryRaw`
    SELECT count(ledger_post(t.key, t.kind, t.at, t.memo, t."refKind", t."refId", t."actorId", t.entries))
      FROM (SELECT * FROM jsonb_to_recordset(${JSON.stringify(json)}::jsonb) AS r(n int, key text, kind text, at timestamptz, memo text,
              "refKind" text, "refId" text, "actorId" uuid, entries jsonb) ORDER BY n OFFSET 0) t`;
}

/** The log is read in the order in which it was written. */
function byTime(events: readonly Prisma.AuditEventCreateManyInput[]): Prisma.AuditEventCreateManyInput[] {
  const msOf = ({ at }: Prisma.AuditEventCreateManyInput) => new Date(at ?? 0).getTime();
  return [...events].sort((a, b) => msOf(a) - msOf(b));
}

async function writeMails(
  tx: Tx,
  mails: readonly DemoMail[],
  numbers: ReadonlyMap<string, string>,
  shop: MailShop,
): Promise<void> {
  const newest = [...mails].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MAILS);
  const data: Prisma.MailCreateManyInput[] = [];
  for (const [n, mail] of newest.entries()) {
    const number = numbers.get(mail.item.orderId) ?? "";
    const [template, content] =
      mail.reason === null
        ? [itemsDoneMail.name, itemsDoneMail.write({ ...doneOf(mail), number }, shop, "zh")]
        : [
            itemRefundedMail.name,
            itemRefundedMail.write(
              { ...mail.item, number, priceFen: mail.priceFen, reason: { code: mail.reason, params: {} } },
              shop,
              "zh",
            ),
          ];
    // Without a mail server a mail is kept. With one, a few could not be sent.
    const status = !env().SMTP_URL ? "kept" : n % 30 === 11 ? "failed" : "sent";
    data.push({
      id: newId(mail.at.getTime()),
      userId: mail.userId,
      toAddress: mail.to,
      template,
      locale: "zh",
      createdAt: mail.at,
      ...(await renderMail(content, shop, "zh")),
      status,
      ...(status === "failed" ? { attempts: 10, error: "550 5.1.1 mailbox unavailable" } : {}),
      ...(status === "sent" ? { attempts: 1, sentAt: addMs(mail.at, 2_000) } : {}),
    });
  }
  await tx.mail.createMany({ data });
}

/** Every item of the demo has a mail of its own. */
function doneOf({ item: { orderId, ...item }, serviceId, priceFen, expiresAt }: DemoMail) {
  return {
    orderId,
    openCount: 0,
    items: [{ ...item, details: "", priceFen, expiresAt, serviceId: serviceId ?? "", realName: null }],
  };
}
