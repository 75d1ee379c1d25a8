import "server-only";
import { addMs, DAY_MS, midnightOf, shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { BankStatementRow } from "@/lib/db/generated/client";
import type { UntiedBooking } from "./contract";
import { DAYS_AROUND } from "./days-around";

/** Of more, the nearest. */
const MOST_BOOKINGS = 10;

type Compared = Pick<BankStatementRow, "id" | "amountFen" | "bookedAt"> & {
  /** The references in its remark. */
  references: readonly string[];
};

/**
 * Bank transfers that were confirmed by hand, those that were charged back since included, and may be the money of these rows under another serial number: the same sum, booked within some days of the
 * row's or named in its remark, and no row of the bank has their number. What is named comes first, then the nearest; rows without any
 * are left out. Money that was charged back is not to be booked from its row once more.
 */
export async function findUntiedBookings(
  tx: Tx | Db,
  rows: readonly Compared[],
): Promise<Map<string, readonly UntiedBooking[]>> {
  const [near, named] = [await findNear(tx, rows), await findNamed(tx, rows)];
  return new Map(
    rows.flatMap((row) => {
      const first = row.references
        .flatMap((reference) => named.get(reference) ?? [])
        .filter(({ fen }) => fen === row.amountFen)
        .map(({ booking }) => booking);
      const rest = (near.get(keyOf(row)) ?? []).filter(({ id }) => !first.some((one) => one.id === id));
      return first.length + rest.length > 0 ? [[row.id, [...first, ...rest]] as const] : [];
    }),
  );
}

const keyOf = ({ amountFen, bookedAt }: Compared): string => `${amountFen} ${shanghaiDay(bookedAt)}`;

interface Near extends Omit<UntiedBooking, "customer"> {
  place: bigint;
  customerId: string;
  customerName: string;
  customerEmail: string;
}

/** Asked once for each sum and day: a statement may have a popular sum hundreds of times. */
async function findNear(tx: Tx | Db, rows: readonly Compared[]): Promise<Map<string, UntiedBooking[]>> {
  const asked = new Map(
    rows.map((row) => [
      keyOf(row),
      { fen: row.amountFen, from: midnightOf(shanghaiDay(row.bookedAt)) ?? row.bookedAt },
    ]),
  );
  const byKey = new Map<string, UntiedBooking[]>();
  if (asked.size === 0) return byKey;
  const sums = [...asked.values()].map(({ fen }) => fen.toString());
  const since = [...asked.values()].map(({ from }) => addMs(from, -DAYS_AROUND * DAY_MS).toISOString());
  const until = [...asked.values()].map(({ from }) => addMs(from, (DAYS_AROUND + 1) * DAY_MS).toISOString());
  const found = await tx.$queryRaw<Near[]>`
    SELECT w.place, u.id::text AS id, u.reference, u.bank_serial AS "bankSerial", u.payer_name AS "payerName",
           u.decided_at AS "bookedAt", u.change_count AS seen, u.state = 'charged_back' AS "takenBack",
           c.id::text AS "customerId", c.name AS "customerName", c.email AS "customerEmail"
      FROM unnest(${sums}::bigint[], ${since}::timestamptz[], ${until}::timestamptz[])
             WITH ORDINALITY AS w(fen, since, until, place)
     CROSS JOIN LATERAL (
           SELECT t.*, abs(extract(epoch FROM (t.decided_at - w.since) - (w.until - t.decided_at))) AS apart FROM top_ups t
            WHERE t.state IN ('confirmed', 'charged_back') AND t.method = 'bank_transfer' AND t.received_fen = w.fen
              AND t.decided_at >= w.since AND t.decided_at < w.until
              AND NOT EXISTS (SELECT 1 FROM bank_statement_rows b WHERE b.serial = t.bank_serial)
            ORDER BY apart, t.id LIMIT ${MOST_BOOKINGS}) u
      JOIN users c ON c.id = u.customer_id
     ORDER BY w.place, u.apart, u.id`;
  const keys = [...asked.keys()];
  for (const { place, customerId, customerName, customerEmail, ...one } of found) {
    const key = keys[Number(place) - 1] ?? "";
    const customer = { id: customerId, name: customerName, email: customerEmail };
    byKey.set(key, [...(byKey.get(key) ?? []), { ...one, customer }]);
  }
  return byKey;
}

async function findNamed(
  tx: Tx | Db,
  rows: readonly Compared[],
): Promise<Map<string, { fen: bigint | null; booking: UntiedBooking }>> {
  const references = [...new Set(rows.flatMap((row) => row.references))];
  if (references.length === 0) return new Map();
  const found = await tx.topUp.findMany({
    where: { reference: { in: references }, state: { in: ["confirmed", "charged_back"] }, method: "bank_transfer" },
    include: { customer: { select: { id: true, name: true, email: true } } },
  });
  const serials = found.flatMap(({ bankSerial }) => bankSerial ?? []);
  const taken = await tx.bankStatementRow.findMany({ where: { serial: { in: serials } }, select: { serial: true } });
  const isTaken = new Set<string | null>(taken.map(({ serial }) => serial));
  return new Map(
    found.flatMap((topUp) => {
      const { id, reference, bankSerial, payerName, customer, decidedAt: bookedAt, changeCount: seen, state } = topUp;
      if (!bookedAt || isTaken.has(bankSerial)) return [];
      const takenBack = state === "charged_back";
      const booking = { id, reference, bankSerial, payerName, customer, bookedAt, seen, takenBack };
      return [[reference, { fen: topUp.receivedFen, booking }] as const];
    }),
  );
}
