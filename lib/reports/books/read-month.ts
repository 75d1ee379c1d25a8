import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { DEBIT_KINDS } from "@/lib/ledger/kinds-contract";
import { periodBalances } from "@/lib/ledger/period-balances";
import type { exportMonthContract, MonthReport, readMonthContract } from "../contract";
import { EXPENSE_KINDS, INCOME_KINDS } from "../result-kinds";
import { bookWords } from "./book-words";
import { monthRange } from "./month-range";

/** A posting is dated when its step began, and a purchase that began before midnight may take minutes. */
const SETTLING_MS = 10 * MINUTE_MS;

/** The books of one calendar month in Shanghai, for finance and admins. */
export async function readMonth(
  actor: StaffActor,
  { month }: z.output<typeof readMonthContract.input>,
): Promise<MonthReport> {
  if (actor.role === "support") throw forbidden();
  const { from, to } = monthRange(month);
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
/** The side on which an account grows: a positive balance stands there. */
const sideOf = ({ kind }: Balance) => (DEBIT_KINDS.includes(kind) ? "debit" : "credit");

/** readMonth as CSV, with the names of the accounts and the side on which each grows, in the reader's language. */
export async function exportMonth(
  actor: StaffActor,
  input: z.output<typeof exportMonthContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const { month, rows } = await readMonth(actor, input);
  const [t, words] = [csvTexts(locale), bookWords(locale)];
  return csvList({
    filename: `books-${month}.csv`,
    columns: {
      account: (row: Balance) => row.account,
      name: (row: Balance) => words.account(row.account),
      side: (row: Balance) => t(`side.${sideOf(row)}`),
      opening: (row: Balance) => row.openingFen,
      debits: (row: Balance) => row.debitFen,
      credits: (row: Balance) => row.creditFen,
      closing: (row: Balance) => row.closingFen,
      postings: (row: Balance) => row.count,
    },
    head: (name) => t(`month.columns.${name}`),
    pages: allPages(async () => ({ rows, next: null })),
  });
}
