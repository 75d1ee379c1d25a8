import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { assert, forbidden } from "@/lib/core/errors";
import { addMs, fromShanghai, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { periodBalances } from "@/lib/ledger/period-balances";
import type { exportMonthContract, MonthReport, readMonthContract } from "./contract";
import { EXPENSE_KINDS, INCOME_KINDS } from "./result-kinds";

/** A posting is dated when its step began, and a purchase that began before midnight may take minutes. */
const SETTLING_MS = 10 * MINUTE_MS;

/** The books of one calendar month in Shanghai, for finance and admins. */
export async function readMonth(
  actor: StaffActor,
  { month }: z.output<typeof readMonthContract.input>,
): Promise<MonthReport> {
  if (actor.role === "support") throw forbidden();
  const [year = 0, number = 0] = month.split("-").map(Number);
  const from = fromShanghai(year, number, 1);
  const to = number === 12 ? fromShanghai(year + 1, 1, 1) : fromShanghai(year, number + 1, 1);
  assert(from && to, `${month} is no month`);
  const rows = await periodBalances(db, from, to);
  const movedFen = (kinds: readonly string[]) =>
    rows
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { creditFen, debitFen }) => sum + creditFen - debitFen, 0n);
  return {
    month,
    closed: addMs(to, SETTLING_MS) <= new Date(),
    rows,
    incomeFen: movedFen(INCOME_KINDS),
    expenseFen: -movedFen(EXPENSE_KINDS),
  };
}

type Balance = MonthReport["rows"][number];
const columns = {
  account: (row: Balance) => row.account,
  opening: (row: Balance) => row.openingFen,
  debits: (row: Balance) => row.debitFen,
  credits: (row: Balance) => row.creditFen,
  closing: (row: Balance) => row.closingFen,
  postings: (row: Balance) => row.count,
};

/** readMonth as CSV. */
export async function exportMonth(
  actor: StaffActor,
  input: z.output<typeof exportMonthContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const { month, rows } = await readMonth(actor, input);
  const t = csvTexts(locale);
  return csvList({
    filename: `books-${month}.csv`,
    columns,
    head: (name) => t(`month.columns.${name}`),
    pages: allPages(async () => ({ rows, next: null })),
  });
}
