import "server-only";
import { addMs } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { GatewayBill } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";
import { postGatewayBill } from "@/lib/ledger/post-gateway-bill";
import { dayBefore, endOfDay, NEAR_MIDNIGHT_MS, nextDay, startOfDay } from "./bill-days";
import { closeDay } from "./close-day";
import { netFen } from "./store-bill-rows";

/** A bill may have some hundred thousand lines. */
const TIMEOUT_MS = 120_000;

/** What the gateway must be asked about, because the bill knows more than the shop. */
interface ToAsk {
  payments: string[];
  refunds: string[];
}

/**
 * Holds the stored lines of a bill against payments and refunds, and these against the lines; posts fees and settlements that are not
 * posted yet; closes the day. One transaction under the bill's lock, a few statements however many lines there are. Nothing is done for a
 * bill that was never read.
 */
export function matchBill(id: string, now: Date): Promise<ToAsk> {
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM gateway_bills WHERE id = ${id}::uuid FOR UPDATE`;
      const bill = await tx.gatewayBill.findUniqueOrThrow({ where: { id } });
      if (!bill.fetchedAt) return { payments: [], refunds: [] };
      await planForMany(tx, bill);
      await findSubjects(tx, bill);
      await findDifferences(tx, bill, now);
      await postFees(tx, bill);
      await sumUp(tx, bill, now);
      return toAsk(tx, bill);
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

/** From here on PostgreSQL reads both tables once instead of looking up each line. */
const MANY = 5_000;

/** PostgreSQL has no statistics of lines that have just been written: it would take a large bill for a small one. */
async function planForMany(tx: Tx, { gateway, day }: GatewayBill): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('enable_nestloop', 'off', true)
      FROM (SELECT FROM gateway_bill_rows WHERE gateway = ${gateway} AND day = ${day} LIMIT ${MANY}) line HAVING count(*) = ${MANY}`;
}

/** Which payment or refund each line is: by our number, or, where the gateway names none, by its own. */
async function findSubjects(tx: Tx, { gateway, day }: GatewayBill): Promise<void> {
  await tx.$executeRaw`
    UPDATE gateway_bill_rows r SET subject_id = p.id FROM payments p
     WHERE r.gateway = ${gateway} AND r.day = ${day} AND r.kind = 'payment' AND r.subject_id IS NULL
       AND p.gateway = r.gateway AND p.number = r.number`;
  await tx.$executeRaw`
    UPDATE gateway_bill_rows r SET subject_id = p.id FROM payments p
     WHERE r.gateway = ${gateway} AND r.day = ${day} AND r.kind = 'payment' AND r.subject_id IS NULL AND r.number = ''
       AND p.gateway = r.gateway AND p.gateway_ref = r.gateway_ref`;
  await tx.$executeRaw`
    UPDATE gateway_bill_rows r SET subject_id = f.id FROM payment_refunds f JOIN payments p ON p.id = f.payment_id
     WHERE r.gateway = ${gateway} AND r.day = ${day} AND r.kind = 'refund' AND r.subject_id IS NULL
       AND p.gateway = r.gateway AND f.number = r.number`;
}

/**
 * The lines that are not as the shop has them. `effect` is by how much the clearing account would have to grow for the books to agree: the
 * bill's sum less what is posted, a refund's with the sign turned.
 */
const linesThatDiffer = ({ gateway, day }: GatewayBill): Prisma.Sql => Prisma.sql`
  SELECT * FROM (
    SELECT CASE WHEN r.kind = 'other' THEN 'other'
                WHEN coalesce(p.id, f.id) IS NULL THEN 'unknown'
                WHEN r.amount_fen <> coalesce(p.paid_fen, p.amount_fen, f.amount_fen) THEN 'amount'
                WHEN p.state <> 'paid' OR f.state <> 'done' THEN 'unpaid'
                WHEN r.gateway_ref <> coalesce(p.gateway_ref, f.gateway_ref) THEN 'ref' END AS kind,
           'row:' || r.id AS subject, r.kind AS about, p.id AS payment_id, f.id AS refund_id, r.number, r.gateway_ref,
           coalesce(p.paid_fen, p.amount_fen, f.amount_fen) AS our_fen, r.amount_fen AS their_fen,
           CASE WHEN r.kind = 'refund' THEN -1 ELSE 1 END
             * (r.amount_fen - coalesce(p.paid_fen, CASE WHEN f.state = 'done' THEN f.amount_fen END, 0)) AS effect_fen
      FROM gateway_bill_rows r
      LEFT JOIN payments p ON r.kind = 'payment' AND p.id = r.subject_id
      LEFT JOIN payment_refunds f ON r.kind = 'refund' AND f.id = r.subject_id
     WHERE r.gateway = ${gateway} AND r.day = ${day} AND r.kind IN ('payment', 'refund', 'other')) line
   WHERE kind IS NOT NULL`;

/** Payments and refunds of the shop's on that day that no bill has. Near midnight the neighbouring day's bill may have them. */
function oursThatLack({ gateway, day }: GatewayBill, neighbours: { before: boolean; after: boolean }): Prisma.Sql {
  const [from, to] = [startOfDay(day), endOfDay(day)];
  const early = neighbours.before ? from : addMs(from, NEAR_MIDNIGHT_MS);
  const late = neighbours.after ? to : addMs(to, -NEAR_MIDNIGHT_MS);
  const kind = (at: Prisma.Sql) =>
    Prisma.sql`CASE WHEN ${at} < ${early}::timestamptz OR ${at} >= ${late}::timestamptz THEN 'midnight' ELSE 'lacking' END`;
  return Prisma.sql`
    SELECT ${kind(Prisma.sql`p.paid_at`)}, 'payment:' || p.id, 'payment', p.id, NULL, p.number, p.gateway_ref, p.paid_fen, NULL, -p.paid_fen
      FROM payments p
     WHERE p.gateway = ${gateway} AND p.paid_at >= ${from}::timestamptz AND p.paid_at < ${to}::timestamptz
       AND NOT EXISTS (SELECT FROM gateway_bill_rows r WHERE r.subject_id = p.id)
    UNION ALL
    SELECT ${kind(Prisma.sql`f.done_at`)}, 'refund:' || f.id, 'refund', NULL, f.id, f.number, coalesce(f.gateway_ref, ''), f.amount_fen, NULL, f.amount_fen
      FROM payment_refunds f JOIN payments p ON p.id = f.payment_id
     WHERE p.gateway = ${gateway} AND f.done_at >= ${from}::timestamptz AND f.done_at < ${to}::timestamptz
       AND NOT EXISTS (SELECT FROM gateway_bill_rows r WHERE r.subject_id = f.id)`;
}

/** Writes down what differs, once for each subject. What staff explained stays explained while it is the same. */
async function findDifferences(tx: Tx, bill: GatewayBill, now: Date): Promise<void> {
  const { id, gateway, day } = bill;
  const read = await tx.gatewayBill.findMany({
    where: { gateway, day: { in: [dayBefore(day), nextDay(day)] } },
    select: { day: true, state: true },
  });
  const isRead = (one: string) => read.find((other) => other.day === one)?.state ?? "none";
  // A bill before the first one will never be read.
  const neighbours = {
    before: isRead(dayBefore(day)) !== "waiting",
    after: ["different", "clean"].includes(isRead(nextDay(day))),
  };
  await tx.$executeRaw`
    WITH found (kind, subject, about, payment_id, refund_id, number, gateway_ref, our_fen, their_fen, effect_fen) AS MATERIALIZED (
      ${linesThatDiffer(bill)} UNION ALL ${oursThatLack(bill, neighbours)}),
    gone AS (
      UPDATE gateway_differences d SET state = 'gone', ended_at = ${now}::timestamptz
       WHERE d.bill_id = ${id}::uuid AND d.state = 'open' AND d.kind <> 'changed'
         AND NOT EXISTS (SELECT FROM found f WHERE f.subject = d.subject))
    INSERT INTO gateway_differences AS d
      (id, bill_id, subject, kind, about, payment_id, refund_id, number, gateway_ref, our_fen, their_fen, effect_fen, found_at)
    SELECT gen_random_uuid(), ${id}::uuid, subject, kind, about, payment_id, refund_id, number, gateway_ref, our_fen, their_fen, effect_fen,
           ${now}::timestamptz
      FROM found
    ON CONFLICT (subject) DO UPDATE
      SET kind = excluded.kind, payment_id = excluded.payment_id, refund_id = excluded.refund_id, gateway_ref = excluded.gateway_ref,
          our_fen = excluded.our_fen, their_fen = excluded.their_fen, effect_fen = excluded.effect_fen, state = 'open', note = NULL,
          decided_by = NULL, ended_at = NULL, found_at = CASE WHEN d.state = 'open' THEN d.found_at ELSE excluded.found_at END
      WHERE d.state = 'gone'
         OR (d.kind, d.our_fen, d.their_fen, d.effect_fen) IS DISTINCT FROM (excluded.kind, excluded.our_fen, excluded.their_fen, excluded.effect_fen)`;
}

/** Posts what the lines' fees and settlements are more than was posted of them before. */
async function postFees(tx: Tx, bill: GatewayBill): Promise<void> {
  const { id, gateway, day, postedFeeFen, postedSettledFen } = bill;
  const [sums] = await tx.$queryRaw<{ fee: bigint; settled: bigint }[]>`
    SELECT coalesce(sum(fee_fen), 0)::bigint AS fee,
           coalesce(sum(amount_fen) FILTER (WHERE kind = 'settlement'), 0)::bigint AS settled
      FROM gateway_bill_rows WHERE gateway = ${gateway} AND day = ${day}`;
  if (!sums || (sums.fee === postedFeeFen && sums.settled === postedSettledFen)) return;
  const number = bill.postingCount + 1;
  await tx.gatewayBill.update({
    where: { id },
    data: { postingCount: number, postedFeeFen: sums.fee, postedSettledFen: sums.settled },
  });
  const fresh = { feeFen: sums.fee - postedFeeFen, settledFen: sums.settled - postedSettledFen };
  // They belong to the day on which the gateway took them, not to the one on which its bill was read.
  await postGatewayBill(tx, { billId: id, number, gateway, ...fresh, at: addMs(endOfDay(day), -1), memo: day });
}

async function sumUp(tx: Tx, bill: GatewayBill, now: Date): Promise<void> {
  const { id, gateway, day } = bill;
  await tx.$executeRaw`
    UPDATE gateway_bills b
       SET row_count = s.count, paid_fen = s.paid, refunded_fen = s.refunded, fee_fen = s.fee, settled_fen = s.settled,
           net_fen = s.net, matched_count = s.matched, checked_at = ${now}::timestamptz,
           state = CASE WHEN EXISTS (SELECT FROM gateway_differences d WHERE d.bill_id = b.id AND d.state = 'open')
                        THEN 'different' ELSE 'clean' END::gateway_bill_state
      FROM (SELECT count(*)::int AS count, coalesce(sum(r.amount_fen) FILTER (WHERE r.kind = 'payment'), 0)::bigint AS paid,
                   coalesce(sum(r.amount_fen) FILTER (WHERE r.kind = 'refund'), 0)::bigint AS refunded,
                   coalesce(sum(r.fee_fen), 0)::bigint AS fee, coalesce(sum(${netFen}), 0)::bigint AS net,
                   coalesce(sum(r.amount_fen) FILTER (WHERE r.kind = 'settlement'), 0)::bigint AS settled,
                   (count(*) FILTER (WHERE r.kind IN ('payment', 'refund'))
                     - (SELECT count(*) FROM gateway_differences d
                         WHERE d.bill_id = ${id}::uuid AND d.state <> 'gone' AND d.subject LIKE 'row:%' AND d.kind <> 'other'))::int AS matched
              FROM gateway_bill_rows r WHERE r.gateway = ${gateway} AND r.day = ${day}) s
     WHERE b.id = ${id}::uuid`;
  // With this bill's sums as they are now.
  await tx.gatewayBill.update({ where: { id }, data: { closing: { ...(await closeDay(tx, bill)) } } });
}

async function toAsk(tx: Tx, { id }: GatewayBill): Promise<ToAsk> {
  const rows = await tx.gatewayDifference.findMany({
    where: { billId: id, state: "open", kind: { in: ["unpaid", "amount"] } },
    select: { paymentId: true, refundId: true },
  });
  return {
    payments: rows.flatMap(({ paymentId }) => paymentId ?? []),
    refunds: rows.flatMap(({ refundId }) => refundId ?? []),
  };
}
