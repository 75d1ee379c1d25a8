import "server-only";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { BillRow } from "@/lib/gateways/gateway";

const BATCH = 2_000;

/** By how much a stored line changes what the gateway owes. */
export const netFen = Prisma.sql`
  CASE kind WHEN 'payment' THEN amount_fen WHEN 'other' THEN amount_fen WHEN 'refund' THEN -amount_fen WHEN 'settlement' THEN -amount_fen
            ELSE 0 END - fee_fen`;

/**
 * Stores the lines of a bill while they arrive, some thousand in a statement. A line that is known stays as it is; where the gateway writes
 * another sum in it now, that is a difference. Safe to repeat, also half way. @returns how many lines there were.
 */
export async function storeBillRows(
  bill: { id: string; gateway: string; day: string },
  lines: AsyncIterable<BillRow>,
  now: Date,
): Promise<number> {
  let count = 0;
  let batch: BillRow[] = [];
  for await (const line of lines) {
    batch.push(line);
    count++;
    if (batch.length < BATCH) continue;
    await storeBatch(bill, batch, now);
    batch = [];
  }
  if (batch.length > 0) await storeBatch(bill, batch, now);
  return count;
}

interface Changed {
  id: bigint;
  kind: BillRow["kind"];
  gatewayRef: string;
  number: string;
  keptFen: bigint;
  givenFen: bigint;
}

async function storeBatch(
  { id: billId, gateway, day }: { id: string; gateway: string; day: string },
  batch: readonly BillRow[],
  now: Date,
): Promise<void> {
  // A payment that the shop knows by its number is matched at once: changing a hundred thousand lines later takes longer.
  const changed = await db.$queryRaw<Changed[]>`
    WITH given AS (
      SELECT * FROM unnest(${batch.map(({ kind }) => kind)}::text[], ${batch.map(({ gatewayRef }) => gatewayRef)}::text[],
                           ${batch.map(({ number }) => number ?? "")}::text[], ${batch.map(({ amountFen }) => amountFen)}::bigint[],
                           ${batch.map(({ feeFen }) => feeFen)}::bigint[], ${batch.map(({ at }) => at)}::timestamptz[])
        AS g(kind, gateway_ref, number, amount_fen, fee_fen, at)),
    held AS MATERIALIZED (
      SELECT g.*, r.id AS row_id, r.amount_fen AS kept_amount, r.fee_fen AS kept_fee
        FROM given g LEFT JOIN gateway_bill_rows r
          ON r.gateway = ${gateway} AND r.kind = g.kind AND r.gateway_ref = g.gateway_ref AND r.number = g.number),
    stored AS (
      INSERT INTO gateway_bill_rows (gateway, day, kind, gateway_ref, number, amount_fen, fee_fen, at, subject_id)
      SELECT ${gateway}, ${day}, h.kind, h.gateway_ref, h.number, h.amount_fen, h.fee_fen, h.at, p.id
        FROM held h LEFT JOIN payments p ON h.kind = 'payment' AND p.number = h.number AND p.gateway = ${gateway}
       WHERE h.row_id IS NULL
      ON CONFLICT (gateway, kind, gateway_ref, number) DO NOTHING
      RETURNING kind, amount_fen, fee_fen),
    summed AS (
      UPDATE gateway_bills SET net_fen = net_fen + s.fen FROM (SELECT coalesce(sum(${netFen}), 0) AS fen FROM stored) s
       WHERE id = ${billId}::uuid AND s.fen <> 0)
    SELECT row_id AS id, kind, gateway_ref AS "gatewayRef", number,
           CASE WHEN kept_amount <> amount_fen THEN kept_amount ELSE kept_fee END AS "keptFen",
           CASE WHEN kept_amount <> amount_fen THEN amount_fen ELSE fee_fen END AS "givenFen"
      FROM held WHERE row_id IS NOT NULL AND (kept_amount, kept_fee) IS DISTINCT FROM (amount_fen, fee_fen)`;
  await db.gatewayDifference.createMany({
    data: changed.map(({ id, kind, gatewayRef, number, keptFen, givenFen }) => ({
      ...{ id: newId(), billId, subject: `changed:${id}`, kind: "changed", about: kind, number, gatewayRef },
      // What became of it only the gateway knows: nothing is posted by the shop.
      ...{ ourFen: keptFen, theirFen: givenFen, effectFen: 0n, foundAt: now },
    })),
    skipDuplicates: true,
  });
}
