import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { BankStatementRow } from "@/lib/db/generated/client";
import type { MatchedTransfer, ReversedBooking, TiedBooking, UntiedBooking } from "./contract";
import { findUntiedBookings } from "./find-untied-bookings";
import {
  type BoundTopUp,
  doubtBooked,
  isSameName,
  matchRows,
  type RowMatch,
  referencesIn,
  type TransferToMatch,
} from "./match-rows";
import { type BankRowDetails, openRowDetails } from "./row-details";

const CHUNK = 5000;
const withCustomer = { customer: { select: { id: true, name: true, email: true } } } as const;

export interface MatchedRows {
  matches: Map<string, RowMatch>;
  /** Of the rows that came in and are not settled. */
  details: Map<string, BankRowDetails>;
  transfers: Map<string, Omit<MatchedTransfer, "bookedBy"> & { bookedById: string | null }>;
  /** Of rows that are not settled: bookings by hand that may be the same money, those of the payer's name first. */
  bookings: ReadonlyMap<string, readonly UntiedBooking[]>;
  /** By serial number: of rows that are not settled, the booking of the row that was reversed last. */
  reversed: ReadonlyMap<string, ReversedBooking>;
  /** By serial number: the bookings that rows were tied to, and who did it. */
  tied: ReadonlyMap<string, Omit<TiedBooking, "by"> & { byId: string | null }>;
}

/** Matches rows with what is announced, confirmed and waiting now. */
export async function matchStoredRows(tx: Tx | Db, rows: readonly BankStatementRow[]): Promise<MatchedRows> {
  const incoming = rows.filter((row) => row.amountFen > 0n);
  const { bound, tied } = await readBound(tx, incoming);
  const details = new Map(
    incoming
      .filter((row) => row.decision === null && !bound.has(row.serial))
      .map((row) => [row.id, openRowDetails(row)] as const),
  );
  const open = incoming.filter(({ id }) => details.has(id));
  const references = [...details.values()].flatMap(({ memo }) => referencesIn(memo));
  const approvals = await tx.approval.findMany({
    where: { kind: "top_up", state: "pending" },
    select: { subjectId: true, after: true },
  });
  const waits = new Map(
    approvals.map(({ subjectId, after }) => [subjectId, (after as { bankSerial?: string }).bankSerial ?? ""]),
  );
  const found = await readTransfers(tx, {
    references,
    sums: [...new Set(open.map(({ amountFen }) => amountFen))],
    ids: [...[...bound.values()].map(({ topUpId }) => topUpId), ...waits.keys()],
  });
  const toMatch: TransferToMatch[] = found.map(({ id, reference, amountFen, state, payerName, customer }) => ({
    ...{ id, reference, amountFen, state, payerName, customerName: customer.name },
    waitsSerial: waits.get(id) ?? null,
  }));
  const matches = matchRows(
    rows.map(({ id, serial, amountFen, decision }) => {
      const { payerName = "", memo = "" } = details.get(id) ?? {};
      return { id, serial, amountFen, decision, payerName, memo };
    }),
    toMatch,
    bound,
    new Set(waits.values()),
  );
  const bookings = await findUntiedBookings(
    tx,
    open
      .filter(({ id }) => isOpen(matches.get(id)))
      .map(({ id, amountFen, bookedAt }) => {
        const references = referencesIn(details.get(id)?.memo ?? "");
        return { id, amountFen, bookedAt, references };
      }),
  );
  for (const id of bookings.keys()) {
    const match = matches.get(id);
    if (match) matches.set(id, doubtBooked(match));
  }
  const transfers = new Map(
    found.map(
      ({ id, reference, amountFen, payerName, customer, state, changeCount, bookedBy, decidedAt, decidedBy }) => {
        const isBooked = state === "confirmed" || state === "charged_back";
        const booked = { bookedAt: isBooked ? decidedAt : null, bookedById: isBooked ? decidedBy : null };
        const unannounced = bookedBy !== null;
        return [
          id,
          { id, reference, amountFen, payerName, customer, state, seen: changeCount, unannounced, ...booked },
        ];
      },
    ),
  );
  const reversed = await readReversed(tx, open);
  return { matches, details, transfers, bookings: likelyFirst(bookings, details), tied, reversed };
}

async function readReversed(tx: Tx | Db, rows: readonly BankStatementRow[]): Promise<Map<string, ReversedBooking>> {
  const reversed = new Map<string, ReversedBooking>();
  for (let at = 0; at < rows.length; at += CHUNK) {
    const serials = rows.slice(at, at + CHUNK).map(({ serial }) => serial);
    const changes = await tx.topUpChange.findMany({
      where: { bankSerial: { in: serials }, kind: "reversal" },
      select: { bankSerial: true, at: true, topUp: { select: { reference: true } } },
      orderBy: { at: "asc" },
    });
    for (const { bankSerial, at: reversedAt, topUp } of changes)
      if (bankSerial) reversed.set(bankSerial, { reference: topUp.reference, at: reversedAt });
  }
  return reversed;
}

const isOpen = (match: RowMatch | undefined): boolean =>
  match?.kind === "none" ||
  match?.kind === "certain" ||
  (match?.kind === "doubtful" && !match.doubts.includes("booked_other_sum"));

function likelyFirst(
  bookings: ReadonlyMap<string, readonly UntiedBooking[]>,
  details: ReadonlyMap<string, BankRowDetails>,
): Map<string, readonly UntiedBooking[]> {
  return new Map(
    [...bookings].map(([id, all]) => {
      const { payerName: payer = "", memo = "" } = details.get(id) ?? {};
      const references = referencesIn(memo);
      const isNamed = ({ reference, payerName, customer }: UntiedBooking) =>
        references.includes(reference) || isSameName(payer, payerName ?? customer.name);
      return [id, [...all.filter(isNamed), ...all.filter((one) => !isNamed(one))]];
    }),
  );
}

async function readBound(tx: Tx | Db, rows: readonly BankStatementRow[]) {
  const tied = new Map<string, Omit<TiedBooking, "by"> & { byId: string | null }>();
  const bound = new Map<string, BoundTopUp>();
  for (let at = 0; at < rows.length; at += CHUNK) {
    const serials = rows.slice(at, at + CHUNK).map(({ serial }) => serial);
    const found = await tx.topUp.findMany({ where: { bankSerial: { in: serials } } });
    for (const { id: topUpId, bankSerial, state, receivedFen, typedSerial, tiedBy, tiedAt } of found) {
      if (!bankSerial || receivedFen === null || (state !== "confirmed" && state !== "charged_back")) continue;
      bound.set(bankSerial, { topUpId, state, receivedFen });
      if (tiedAt) tied.set(bankSerial, { topUpId, typedSerial, at: tiedAt, byId: tiedBy });
    }
  }
  return { bound, tied };
}

async function readTransfers(
  tx: Tx | Db,
  { references, sums, ids }: { references: readonly string[]; sums: readonly bigint[]; ids: readonly string[] },
) {
  const found = new Map<string, Awaited<ReturnType<typeof read>>[number]>();
  const read = (where: object) =>
    tx.topUp.findMany({
      where: { ...where, method: "bank_transfer" },
      include: withCustomer,
      orderBy: { createdAt: "asc" },
    });
  const parts = <T>(all: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, nth) => all.slice(nth * CHUNK, (nth + 1) * CHUNK));
  const conditions = [
    ...parts(references).map((some) => ({ reference: { in: some } })),
    ...parts(sums).map((some) => ({ state: "pending", amountFen: { in: some } })),
    ...parts(ids).map((some) => ({ id: { in: some } })),
  ];
  for (const where of conditions) for (const row of await read(where)) found.set(row.id, row);
  return [...found.values()];
}
