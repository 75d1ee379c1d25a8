import "server-only";
import { z } from "zod";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { OrderItem, Paper, Prisma, Refund } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { type PaperContent, type PaperKind, type PaperLine, paperContent } from "./contract";
import { itemDescriber } from "./item-describer";
import { creditNoteMail, receiptMail } from "./mail-templates";
import { readPaidThrough } from "./read-paid-through";
import { readSeller } from "./read-seller";

/** Papers about what is longer ago were made up for later (sweepPapers): their customers get no mail. */
const TOLD_WITHIN_MS = 3 * DAY_MS;

/**
 * Writes the papers that an order is due: its receipt, once no item is open and something was captured, and a credit note for each
 * refund of a done item, once there is the receipt that it corrects. The customer is mailed in the same transaction. Safe to repeat and
 * to run twice at once: the order's row is locked, and what is written already is left alone.
 * @returns how many it wrote.
 */
export async function writePapers(db: Db, orderId: string, now = new Date()): Promise<number> {
  // Before the transaction: reading the words for the first time takes a while, and others would wait for the counters of numbers.
  const lineOf = await itemDescriber();
  return db.$transaction((tx) => writePapersIn(tx, lineOf, { orderId, now }));
}

type LineOf = Awaited<ReturnType<typeof itemDescriber>>;

/** writePapers within a transaction of the caller's, which then holds the counters of numbers until it ends. */
export async function writePapersIn(
  tx: Tx,
  lineOf: LineOf,
  { orderId, now }: { orderId: string; now: Date },
): Promise<number> {
  const order = await lockOrder(tx, orderId);
  if (!order || order.state === "open") return 0;
  const written = await tx.paper.findMany({ where: { orderId } });
  let receipt = written.find(({ kind }) => kind === "receipt");
  let count = 0;
  if (!receipt) {
    const captured = await readCaptured(tx, order.items);
    if (captured.length === 0) return 0;
    const lines = captured.map(({ item, fen }) => lineOf(item, fen));
    const totalFen = captured.reduce((sum, { fen }) => sum + fen, 0n);
    receipt = await insertPaper(tx, order, { kind: "receipt", totalFen, at: now, lines, credit: null });
    count++;
    if (addMs(order.finishedAt ?? now, TOLD_WITHIN_MS) > now) await tell(tx, order, receipt);
  }
  const refunds = order.items.flatMap((item) => item.refunds.map((refund) => ({ item, refund })));
  const due = refunds
    .filter(({ refund }) => !written.some(({ refundId }) => refundId === refund.id))
    .toSorted((a, b) => a.refund.createdAt.getTime() - b.refund.createdAt.getTime());
  for (const { item, refund } of due) {
    const note = await insertCreditNote(tx, order, { line: lineOf(item, refund.amountFen), refund, receipt, now });
    count++;
    if (addMs(refund.createdAt, TOLD_WITHIN_MS) > now) await tell(tx, order, note, receipt);
  }
  return count;
}

async function lockOrder(tx: Tx, id: string) {
  // Not FOR UPDATE: tickets that refer to the order need not wait.
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.order.findUnique({
    where: { id },
    include: { customer: true, items: { orderBy: { position: "asc" }, include: { refunds: true } } },
  });
}

type Order = NonNullable<Awaited<ReturnType<typeof lockOrder>>>;

/** What the ledger earned by each item, in their order; items that earned nothing are left out. */
async function readCaptured(tx: Tx, items: readonly OrderItem[]): Promise<{ item: OrderItem; fen: bigint }[]> {
  const rows = await tx.$queryRaw<{ id: string; fen: bigint }[]>`
    SELECT t.ref_id AS id, p.amount_fen AS fen
      FROM ledger_transactions t
      JOIN postings p ON p.transaction_id = t.id
      JOIN ledger_accounts a ON a.id = p.account_id AND a.code = 'revenue'
     WHERE t.kind = 'capture' AND t.key = ANY(${items.map(({ id }) => `item:${id}:settle`)}::text[])`;
  const earned = new Map(rows.map(({ id, fen }) => [id, fen]));
  return items.flatMap((item) => {
    const fen = earned.get(item.id);
    return fen === undefined ? [] : [{ item, fen }];
  });
}

interface Due extends Pick<PaperContent, "lines" | "credit"> {
  kind: PaperKind;
  totalFen: bigint;
  at: Date;
  refundId?: string;
  receiptId?: string;
}

/** The database gives it its number, and refuses it when its total is not what was posted. */
async function insertPaper(tx: Tx, order: Order, { kind, totalFen, at, lines, credit, ...of }: Due): Promise<Paper> {
  const paidThrough = kind === "receipt" ? await readPaidThrough(tx, order) : undefined;
  const content: PaperContent = {
    layout: 1,
    seller: await readSeller(tx),
    customer: { name: order.customer.name, email: order.customer.email },
    order: { number: order.number, placedAt: order.createdAt, finishedAt: order.finishedAt ?? at },
    currency: "CNY",
    ...(paidThrough ? { paidThrough } : {}),
    lines,
    credit,
  };
  return tx.paper.create({
    data: {
      kind,
      customerId: order.customerId,
      orderId: order.id,
      ...of,
      totalFen,
      content: z.encode(paperContent, content) as Prisma.InputJsonObject,
      issuedAt: at,
      // The trigger number_paper replaces these three.
      ...{ year: 0, n: 0, number: "" },
    },
  });
}

async function insertCreditNote(
  tx: Tx,
  order: Order,
  { line, refund, receipt, now }: { line: PaperLine; refund: Refund; receipt: Paper; now: Date },
): Promise<Paper> {
  return insertPaper(tx, order, {
    kind: "credit_note",
    totalFen: refund.amountFen,
    at: now,
    refundId: refund.id,
    receiptId: receipt.id,
    lines: [line],
    credit: {
      receiptNumber: receipt.number,
      receiptIssuedAt: receipt.issuedAt,
      refundedAt: refund.createdAt,
      reason: refund.reason,
    },
  });
}

async function tell(tx: Tx, order: Order, paper: Paper, receipt?: Paper): Promise<void> {
  const { customer } = order;
  const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
  const told = { paperId: paper.id, number: paper.number, order: order.number, totalFen: paper.totalFen };
  const files = { attachment: { paperId: paper.id, name: `${paper.number}.pdf` } };
  if (receipt) await queueMail(tx, creditNoteMail, recipient, { ...told, receipt: receipt.number }, files);
  else await queueMail(tx, receiptMail, recipient, told, files);
}
