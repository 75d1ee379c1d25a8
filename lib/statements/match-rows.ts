import type { Fen } from "@/lib/core/money";
import type { Doubt } from "./contract";

/** A row of the bank, as far as matching looks at it. */
export interface RowToMatch {
  id: string;
  serial: string;
  amountFen: Fen;
  payerName: string;
  memo: string;
  decision: "set_aside" | "sent_back" | "settlement" | null;
}

/** An announced bank transfer. */
export interface TransferToMatch {
  id: string;
  reference: string;
  amountFen: Fen;
  state: "pending" | "confirmed" | "rejected" | "cancelled" | "charged_back";
  /** The payer whom the customer announced, and what the customer is called. */
  payerName: string | null;
  customerName: string;
  /** The serial number under which its confirmation waits for a second person. */
  waitsSerial: string | null;
}

/** A top-up that a serial number is bound to. */
export interface BoundTopUp {
  topUpId: string;
  state: "confirmed" | "charged_back";
  receivedFen: Fen;
}

export type RowMatch =
  | { kind: "certain"; topUpId: string }
  /** @property topUpIds the transfers that may be meant, best first; none where nothing can be confirmed. */
  | { kind: "doubtful"; doubts: Doubt[]; topUpIds: string[] }
  | { kind: "none" | "outgoing" | "set_aside" | "sent_back" | "settlement" }
  | { kind: "waiting" | "booked" | "taken_back"; topUpId: string | null };

const MOST_CANDIDATES = 5;
const REFERENCE = /(?=(KQ[ACDEFHJKMNPRTWXY3479]{8}))/g;

/** The references in a remark, however spaces and signs divide them. */
export function referencesIn(memo: string): string[] {
  const plain = memo
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9\p{Script=Han}]/gu, "");
  return [...new Set([...plain.matchAll(REFERENCE)].flatMap(([, found]) => found ?? []))];
}

/** Whether both may be the same name: without signs and spaces, and a bank's asterisk stands for any characters. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    name
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[^\p{L}\p{N}*]/gu, ""),
  );
  if (!a || !b) return false;
  return a === b || fits(a, b) || fits(b, a);
}

function fits(masked: string, name: string): boolean {
  if (!masked.includes("*") || /^\*+$/.test(masked)) return false;
  const [first = "", ...rest] = masked.split(/\*+/);
  const last = rest.at(-1) ?? "";
  const between = rest.slice(0, -1);
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of between) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/**
 * What each row of the bank is: by the reference in its remark, then by sum and name, then by the sum alone. Certain is only what names
 * one pending transfer with the same sum and no other payer than was announced, and no two rows are certain about one transfer.
 * @param bound the top-ups that have these rows' serial numbers.
 * @param waiting serial numbers that wait for a second person without a transfer that was announced.
 */
export function matchRows(
  rows: readonly RowToMatch[],
  transfers: readonly TransferToMatch[],
  bound: ReadonlyMap<string, BoundTopUp>,
  waiting: ReadonlySet<string> = new Set(),
): Map<string, RowMatch> {
  const byReference = new Map(transfers.map((one) => [one.reference, one]));
  const waitsFor = new Map(transfers.flatMap((one) => (one.waitsSerial ? [[one.waitsSerial, one.id] as const] : [])));
  const matches = new Map<string, RowMatch>();
  const open: RowToMatch[] = [];
  for (const row of rows) {
    const settled = settledMatch(row, bound, waitsFor, waiting);
    if (settled) matches.set(row.id, settled);
    else open.push(row);
  }
  const named = new Map(open.map((row) => [row.id, namedBy(row, byReference)]));
  const pointed = countBy([...named.values()].flatMap((all) => all.map(({ id }) => id)));
  const certain = new Set<string>();
  for (const row of open) {
    const match = matchByReference(row, named.get(row.id) ?? [], pointed);
    if (match?.kind === "certain") certain.add(match.topUpId);
    if (match) matches.set(row.id, match);
  }
  const free = transfers.filter((one) => one.state === "pending" && !one.waitsSerial && !certain.has(one.id));
  const bySum = new Map<Fen, TransferToMatch[]>();
  for (const one of free) bySum.set(one.amountFen, [...(bySum.get(one.amountFen) ?? []), one]);
  for (const row of open) {
    if (!matches.has(row.id)) matches.set(row.id, matchBySum(row, bySum.get(row.amountFen) ?? []));
  }
  return matches;
}

/** Adds the doubt to a row that is not settled and whose sum was booked by hand under another number: nothing about it is certain. */
export function doubtBooked(match: RowMatch): RowMatch {
  if (match.kind === "certain") return { kind: "doubtful", doubts: ["booked_already"], topUpIds: [match.topUpId] };
  return match.kind === "doubtful" ? { ...match, doubts: ["booked_already", ...match.doubts] } : match;
}

function settledMatch(
  row: RowToMatch,
  bound: ReadonlyMap<string, BoundTopUp>,
  waitsFor: ReadonlyMap<string, string>,
  waiting: ReadonlySet<string>,
): RowMatch | null {
  if (row.decision === "sent_back" || row.decision === "settlement") return { kind: row.decision };
  if (row.amountFen <= 0n) return { kind: "outgoing" };
  const top = bound.get(row.serial);
  if (top) {
    if (top.state === "charged_back") return { kind: "taken_back", topUpId: top.topUpId };
    if (top.receivedFen === row.amountFen) return { kind: "booked", topUpId: top.topUpId };
    return { kind: "doubtful", doubts: ["booked_other_sum"], topUpIds: [] };
  }
  if (row.decision === "set_aside") return { kind: "set_aside" };
  const waits = waitsFor.get(row.serial);
  return waits || waiting.has(row.serial) ? { kind: "waiting", topUpId: waits ?? null } : null;
}

const namedBy = (row: RowToMatch, byReference: ReadonlyMap<string, TransferToMatch>): TransferToMatch[] =>
  referencesIn(row.memo).flatMap((reference) => byReference.get(reference) ?? []);

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function matchByReference(
  row: RowToMatch,
  named: readonly TransferToMatch[],
  pointed: ReadonlyMap<string, number>,
): RowMatch | null {
  const [first] = named;
  if (!first) return null;
  const found: Doubt[] = [];
  if (named.length > 1) found.push("several_references");
  const pending = named.filter(({ state }) => state === "pending");
  if (pending.length < named.length) found.push("settled");
  if (pending.some(({ waitsSerial }) => waitsSerial !== null)) found.push("waits_otherwise");
  if (named.some(({ id }) => (pointed.get(id) ?? 0) > 1)) found.push("several_rows");
  if (!named.some(({ amountFen }) => amountFen === row.amountFen)) found.push("other_sum");
  if (named.every((one) => contradicts(row, one))) found.push("other_name");
  if (found.length === 0) return { kind: "certain", topUpId: first.id };
  const ids = pending.filter(({ waitsSerial }) => waitsSerial === null).map(({ id }) => id);
  return { kind: "doubtful", doubts: found, topUpIds: ids.slice(0, MOST_CANDIDATES) };
}

/** A customer's name in the shop is no contradiction: a company's bookkeeper pays. What was announced is. */
const contradicts = (row: RowToMatch, { payerName }: TransferToMatch): boolean =>
  payerName !== null && row.payerName !== "" && !isSameName(row.payerName, payerName);

function matchBySum(row: RowToMatch, sameSum: readonly TransferToMatch[]): RowMatch {
  const named = sameSum.filter((one) =>
    one.payerName === null ? isSameName(row.payerName, one.customerName) : isSameName(row.payerName, one.payerName),
  );
  const candidates = named.length > 0 ? named : sameSum;
  if (candidates.length === 0) return { kind: "none" };
  const topUpIds = candidates.slice(0, MOST_CANDIDATES).map(({ id }) => id);
  return { kind: "doubtful", doubts: [named.length > 0 ? "sum_and_name" : "sum_alone"], topUpIds };
}
