import "server-only";
import { addMs, DAY_MS, midnightOf, shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { TopUp } from "@/lib/db/generated/client";
import type { OtherMoney } from "@/lib/payments/admin-contract";
import { DAYS_AROUND } from "./days-around";
import { openRowDetails } from "./row-details";
import { fromUndecided } from "./undecided-rows";

/** A shop that has imported a statement within so many days proves its bookings by them. */
const IN_USE_DAYS = 30;
/** Of more of one kind, the newest. */
const MOST = 10;

interface Arriving {
  /** The transfer that is about to be confirmed; one that is made when a second person agrees does not exist yet. */
  topUp: Pick<TopUp, "id" | "customerId" | "createdAt">;
  fen: bigint;
  /** The number that was typed: the bank's row of that number is the transfer itself, and a booking under it is refused for that reason. */
  serial?: string;
  now: Date;
  /** Only what came or was booked after this. */
  since?: Date;
}

/**
 * What may be the money of a transfer that is confirmed by hand, because it has its sum: rows of the bank that nobody has decided, from a
 * week before the transfer was announced, and bank transfers that were booked within the last week. Of the same customer's bookings all,
 * because one transfer is easily booked from the statement and again by hand. Of other customers' those that no row of the bank has proven
 * to be money of their own, and none in a shop that imports no statements: there every sum that two customers pay would be asked about. The
 * rows first, then the same customer's bookings, each newest first.
 */
export async function findOtherMoney(tx: Tx | Db, arriving: Arriving): Promise<OtherMoney[]> {
  return [...(await findRows(tx, arriving)), ...(await findBookings(tx, arriving))];
}

const daysBefore = (at: Date): Date => addMs(midnightOf(shanghaiDay(at)) ?? at, -DAYS_AROUND * DAY_MS);

async function findRows(
  tx: Tx | Db,
  { topUp, fen, serial = "", now, since = new Date(0) }: Arriving,
): Promise<OtherMoney[]> {
  const from = daysBefore(topUp.createdAt < now ? topUp.createdAt : now);
  const rows = await tx.$queryRaw<
    { id: string; at: Date; serial: string; statementId: string; detailsEnc: Uint8Array }[]
  >`
    SELECT r.id::text AS id, r.booked_at AS at, r.serial, r.statement_id::text AS "statementId", r.details_enc AS "detailsEnc"
      ${fromUndecided} AND r.amount_fen = ${fen} AND r.serial <> ${serial}
       AND r.booked_at >= ${from}::timestamptz AND w.listed_at > ${since}::timestamptz
     ORDER BY r.booked_at DESC, r.id LIMIT ${MOST}`;
  if (rows.length === 0) return [];
  const statements = await tx.bankStatement.findMany({
    where: { id: { in: rows.map(({ statementId }) => statementId) } },
    select: { id: true, fileName: true },
  });
  const nameOf = new Map(statements.map(({ id, fileName }) => [id, fileName]));
  return rows.map(({ id, at, serial: number, statementId, detailsEnc }) => {
    const { payerName, memo } = openRowDetails({ id, detailsEnc });
    const row = { statementId, fileName: nameOf.get(statementId) ?? "", payerName, memo };
    return { kind: "row", id, at, serial: number, row, booking: null };
  });
}

interface Booked {
  id: string;
  at: Date;
  serial: string | null;
  reference: string;
  customer: string;
  same: boolean;
  by: string | null;
}

async function findBookings(tx: Tx | Db, { topUp, fen, serial = "", now, since }: Arriving): Promise<OtherMoney[]> {
  const from = since ?? daysBefore(now);
  const found = await tx.$queryRaw<Booked[]>`
    SELECT t.id::text AS id, t.decided_at AS at, t.bank_serial AS serial, t.reference,
           coalesce(nullif(c.name, ''), c.email) AS customer, t.customer_id = ${topUp.customerId}::uuid AS same, s.name AS by
      FROM top_ups t JOIN users c ON c.id = t.customer_id LEFT JOIN users s ON s.id = t.decided_by
     WHERE t.state = 'confirmed' AND t.method = 'bank_transfer' AND t.received_fen = ${fen}
       AND t.decided_at > ${from}::timestamptz AND t.id <> ${topUp.id}::uuid
       AND t.bank_serial IS DISTINCT FROM ${serial}
       AND (t.customer_id = ${topUp.customerId}::uuid
            OR (EXISTS (SELECT 1 FROM bank_statements f WHERE f.created_at > ${addMs(now, -IN_USE_DAYS * DAY_MS)}::timestamptz)
                AND NOT EXISTS (SELECT 1 FROM bank_statement_rows b WHERE b.serial = t.bank_serial)))
     ORDER BY same DESC, t.decided_at DESC, t.id LIMIT ${MOST}`;
  return found.map(({ id, at, serial, ...booking }) => ({ kind: "booking", id, at, serial, row: null, booking }));
}
