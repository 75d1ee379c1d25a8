import "server-only";
import type { Fen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AccountLine, AccountStatement } from "./account-statement";
import { DEBIT_KINDS } from "./kinds-contract";
import { monthStart } from "./month-start";
import { notRolledUp } from "./rolled-up-to";

export interface AccountPeriod extends AccountStatement {
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
}

type Row = Omit<AccountLine, "amountFen" | "balanceFen"> & { fen: string; running: string };
/** What is kept of the period, as far as posting `upTo`; later ones are read one by one. */
interface Kept {
  upTo: bigint;
  opening: bigint;
  debit: bigint;
  credit: bigint;
  /** Between which postings those of the period are. */
  first: bigint | null;
  last: bigint | null;
}
interface Page {
  from: Date;
  to: Date;
  before?: string;
  take: number;
}

/**
 * The postings of an account that are dated from `from` until `to` (exclusive), newest first in the order in which they were written,
 * each with the balance after it: the opening balance and the postings of the period up to it, so that the last one's is the closing
 * balance. `balanceFen` is that closing balance. Null for an account without postings.
 * @param page from and to are beginnings of months in Shanghai.
 */
export async function accountPeriod(tx: Tx | Db, code: string, page: Page): Promise<AccountPeriod | null> {
  const account = await tx.ledgerAccount.findUnique({ where: { code } });
  if (!account) return null;
  const { from, to, take } = page;
  const kept = await readKept(tx, account, page);
  const [[since], rows] = await Promise.all([
    tx.$queryRaw<[Record<"opening" | "debit" | "credit", string>]>`
      SELECT coalesce(sum(p.amount_fen) FILTER (WHERE t.at < ${from}::timestamptz), 0)::text AS opening,
             coalesce(-sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen < 0), 0)::text AS debit,
             coalesce(sum(p.amount_fen) FILTER (WHERE t.at >= ${from}::timestamptz AND p.amount_fen > 0), 0)::text AS credit
        FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
       WHERE p.account_id = ${account.id}::uuid AND p.id > ${kept.upTo}::bigint AND t.at < ${to}::timestamptz`,
    tx.$queryRaw<Row[]>(pageOf(account, kept, page)),
  ]);
  const sign = DEBIT_KINDS.includes(account.kind) ? -1n : 1n;
  const opening = kept.opening + BigInt(since.opening);
  const [debitFen, creditFen] = [kept.debit + BigInt(since.debit), kept.credit + BigInt(since.credit)];
  const closingFen = sign * (opening + creditFen - debitFen);
  const shown = rows.slice(0, take);
  return {
    ...{ code, kind: account.kind, customerId: account.customerId, balanceFen: closingFen, closingFen },
    ...{ openingFen: sign * opening, debitFen, creditFen },
    lines: shown.map(({ fen, running, ...line }) => ({
      ...line,
      amountFen: sign * BigInt(fen),
      balanceFen: sign * (opening + BigInt(running)),
    })),
    nextBefore: rows.length > take ? (shown.at(-1)?.id ?? null) : null,
  };
}

interface Account {
  id: string;
  code: string;
  customerId: string | null;
}

/** Sums are kept of house accounts alone: a customer's postings are few. */
async function readKept(tx: Tx | Db, { code, customerId }: Account, { from, to }: Page): Promise<Kept> {
  if (customerId) return { upTo: 0n, opening: 0n, debit: 0n, credit: 0n, first: null, last: null };
  const [start, end] = [monthStart(from), monthStart(to)];
  const [kept] = await tx.$queryRaw<[Kept]>`
    SELECT r.posting_id AS "upTo", m.*, d.*
      FROM book_roll_ups r
     CROSS JOIN (SELECT coalesce(sum(credit_fen - debit_fen) FILTER (WHERE month < ${start}::date), 0)::bigint AS opening,
                        coalesce(sum(debit_fen) FILTER (WHERE month >= ${start}::date), 0)::bigint AS debit,
                        coalesce(sum(credit_fen) FILTER (WHERE month >= ${start}::date), 0)::bigint AS credit
                   FROM book_months WHERE account = ${code} AND month < ${end}::date) m
     CROSS JOIN (SELECT min(first_posting_id) AS first, max(last_posting_id) AS last
                   FROM book_days WHERE account = ${code} AND day >= ${start}::date AND day < ${end}::date) d`;
  return kept;
}

/**
 * A page of the period's postings, each with the sum of the period's up to it. That sum begins with the kept ones of the days that lie wholly
 * before the page; of the other days, and of what is not kept yet, postings are added up.
 */
function pageOf({ id, code, customerId }: Account, { upTo, first, last }: Kept, { from, to, before, take }: Page) {
  const dated = Prisma.sql`p.account_id = ${id}::uuid AND t.at >= ${from}::timestamptz AND t.at < ${to}::timestamptz`;
  const older = before === undefined ? Prisma.empty : Prisma.sql`AND p.id < ${BigInt(before)}::bigint`;
  // OFFSET 0 keeps PostgreSQL from reading all of the period's transactions first: it goes back through the postings until the page is full.
  const posting = Prisma.sql`
    SELECT p.id, p.transaction_id, p.amount_fen
      FROM postings p CROSS JOIN LATERAL (SELECT at FROM ledger_transactions WHERE id = p.transaction_id OFFSET 0) t
     WHERE ${dated} ${older}`;
  const newest = Prisma.sql`ORDER BY p.id DESC LIMIT ${take + 1}`;
  const days = Prisma.sql`
    SELECT * FROM book_days WHERE account = ${code} AND day >= ${shanghaiDay(from)}::date AND day < ${shanghaiDay(to)}::date`;
  const notKept = customerId ? Prisma.sql`p.id > 0` : notRolledUp(upTo);
  return Prisma.sql`
    WITH page AS (
      (${posting} AND p.id > ${upTo}::bigint ${newest})
      UNION ALL
      (${posting} AND p.id BETWEEN ${first}::bigint AND ${last}::bigint AND p.id <= ${upTo}::bigint ${newest})
      ORDER BY id DESC LIMIT ${take + 1}),
    oldest AS MATERIALIZED (SELECT min(id) AS id FROM page),
    earlier AS MATERIALIZED (
      SELECT coalesce((SELECT sum(d.credit_fen - d.debit_fen) FROM (${days}) d WHERE d.last_posting_id < oldest.id), 0)
           + coalesce((SELECT sum(s.fen) FROM (${days}) d CROSS JOIN LATERAL (
               SELECT sum(p.amount_fen) AS fen FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id
                WHERE t.at >= d.day::timestamp AT TIME ZONE 'Asia/Shanghai' AND t.at < (d.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
                  AND p.account_id = ${id}::uuid AND p.id < oldest.id AND p.id <= (SELECT posting_id FROM book_roll_ups)) s
              WHERE d.first_posting_id < oldest.id AND d.last_posting_id >= oldest.id), 0)
           + coalesce((SELECT sum(p.amount_fen) FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
                        WHERE ${dated} AND p.id < oldest.id AND ${notKept}), 0) AS fen
        FROM oldest)
    SELECT p.id::text AS id, t.at, t.key, t.kind, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
           t.actor_id::text AS "actorId", p.amount_fen::text AS fen, (earlier.fen + sum(p.amount_fen) OVER (ORDER BY p.id))::text AS running
      FROM page p JOIN ledger_transactions t ON t.id = p.transaction_id CROSS JOIN earlier
     ORDER BY p.id DESC`;
}
