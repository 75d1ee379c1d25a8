import "server-only";
import { addMs, DAY_MS, midnightOf, shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { BankStatementRow } from "@/lib/db/generated/client";
import type { UntiedBooking } from "./contract";

/** Staff book by a receipt before the money arrives, or some days after it; longer apart, the same sum is mostly other money. */
const DAYS_AROUND = 7;
/** Of more, the nearest. */
const MOST_BOOKINGS = 10;

type Compared = Pick<BankStatementRow, "id" | "amountFen" | "bookedAt">;
interface Found extends Omit<UntiedBooking, "customer"> {
  place: bigint;
  customerId: string;
  customerName: string;
  customerEmail: string;
}

/**
 * Confirmed bank transfers that may be the money of these rows under another serial number: the same sum, booked within some days of the
 * row's, and no row of the bank has their number. Nearest first; rows without any are left out.
 */
export async function findUntiedBookings(
  tx: Tx | Db,
  rows: readonly Compared[],
): Promise<Map<string, readonly UntiedBooking[]>> {
  // Asked once for each sum and day: a statement may have a popular sum hundreds of times.
  const asked = new Map(
    rows.map((row) => [
      keyOf(row),
      { fen: row.amountFen, from: midnightOf(shanghaiDay(row.bookedAt)) ?? row.bookedAt },
    ]),
  );
  if (asked.size === 0) return new Map();
  const sums = [...asked.values()].map(({ fen }) => fen.toString());
  const since = [...asked.values()].map(({ from }) => addMs(from, -DAYS_AROUND * DAY_MS).toISOString());
  const until = [...asked.values()].map(({ from }) => addMs(from, (DAYS_AROUND + 1) * DAY_MS).toISOString());
  const found = await tx.$queryRaw<Found[]>`
    SELECT w.place, u.id::text AS id, u.reference, u.bank_serial AS "bankSerial", u.payer_name AS "payerName",
           u.decided_at AS "bookedAt", u.change_count AS seen,
           c.id::text AS "customerId", c.name AS "customerName", c.email AS "customerEmail"
      FROM unnest(${sums}::bigint[], ${since}::timestamptz[], ${until}::timestamptz[])
             WITH ORDINALITY AS w(fen, since, until, place)
     CROSS JOIN LATERAL (
           SELECT t.*, abs(extract(epoch FROM (t.decided_at - w.since) - (w.until - t.decided_at))) AS apart FROM top_ups t
            WHERE t.state = 'confirmed' AND t.method = 'bank_transfer' AND t.received_fen = w.fen
              AND t.decided_at >= w.since AND t.decided_at < w.until
              AND NOT EXISTS (SELECT 1 FROM bank_statement_rows b WHERE b.serial = t.bank_serial)
            ORDER BY apart, t.id LIMIT ${MOST_BOOKINGS}) u
      JOIN users c ON c.id = u.customer_id
     ORDER BY w.place, u.apart, u.id`;
  const byKey = new Map<string, UntiedBooking[]>();
  const keys = [...asked.keys()];
  for (const { place, customerId, customerName, customerEmail, ...one } of found) {
    const key = keys[Number(place) - 1] ?? "";
    const customer = { id: customerId, name: customerName, email: customerEmail };
    byKey.set(key, [...(byKey.get(key) ?? []), { ...one, customer }]);
  }
  return new Map(
    rows.flatMap((row) => {
      const bookings = byKey.get(keyOf(row));
      return bookings ? [[row.id, bookings] as const] : [];
    }),
  );
}

const keyOf = ({ amountFen, bookedAt }: Compared): string => `${amountFen} ${shanghaiDay(bookedAt)}`;
