import "server-only";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import type { BillRow } from "@/lib/gateways/gateway";

const BATCH = 2_000;

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
  // The last SELECT sees the lines as they were before this statement.
  const changed = await db.$queryRaw<Changed[]>`
    WITH given AS (
      SELECT * FROM unnest(${batch.map(({ kind }) => kind)}::text[], ${batch.map(({ gatewayRef }) => gatewayRef)}::text[],
                           ${batch.map(({ number }) => number ?? "")}::text[], ${batch.map(({ amountFen }) => amountFen)}::bigint[],
                           ${batch.map(({ feeFen }) => feeFen)}::bigint[], ${batch.map(({ at }) => at)}::timestamptz[])
        AS g(kind, gateway_ref, number, amount_fen, fee_fen, at)),
    stored AS (
      INSERT INTO gateway_bill_rows (gateway, day, kind, gateway_ref, number, amount_fen, fee_fen, at)
      SELECT ${gateway}, ${day}, kind, gateway_ref, number, amount_fen, fee_fen, at FROM given
      ON CONFLICT (gateway, kind, gateway_ref, number) DO NOTHING)
    SELECT r.id, r.kind, r.gateway_ref AS "gatewayRef", r.number,
           CASE WHEN r.amount_fen <> g.amount_fen THEN r.amount_fen ELSE r.fee_fen END AS "keptFen",
           CASE WHEN r.amount_fen <> g.amount_fen THEN g.amount_fen ELSE g.fee_fen END AS "givenFen"
      FROM given g JOIN gateway_bill_rows r
        ON (r.gateway, r.kind, r.gateway_ref, r.number) = (${gateway}, g.kind, g.gateway_ref, g.number)
     WHERE (r.amount_fen, r.fee_fen) IS DISTINCT FROM (g.amount_fen, g.fee_fen)`;
  await db.gatewayDifference.createMany({
    data: changed.map(({ id, kind, gatewayRef, number, keptFen, givenFen }) => ({
      ...{ id: newId(), billId, subject: `changed:${id}`, kind: "changed", about: kind, number, gatewayRef },
      // What became of it only the gateway knows: nothing is posted by the shop.
      ...{ ourFen: keptFen, theirFen: givenFen, effectFen: 0n, foundAt: now },
    })),
    skipDuplicates: true,
  });
}
