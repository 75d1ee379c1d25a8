import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { assert, forbidden } from "@/lib/core/errors";
import { fromShanghai } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { monthMoves } from "@/lib/ledger/month-moves";
import { EXPENSE_KINDS, INCOME_KINDS } from "./result-kinds";

const MONTHS = 12;

/** What a month earned. */
export interface MonthResult {
  /** "2026-11" */
  month: string;
  /** Revenue less refunds. */
  incomeFen: bigint;
  /** Upstream cost with its variance, and adjustments. */
  expenseFen: bigint;
}

/** Income and expense of the twelve months that end with this one, oldest first, for finance and admins. */
export async function readYear(actor: StaffActor, { month }: { month: string }): Promise<MonthResult[]> {
  if (actor.role === "support") throw forbidden();
  const [year = 0, number = 0] = month.split("-").map(Number);
  const months = Array.from({ length: MONTHS }, (_, at) => {
    const first = new Date(Date.UTC(year, number - MONTHS + at, 1));
    return first.toISOString().slice(0, 7);
  });
  const [from, to] = [beginOf(months[0] ?? month), beginOf(monthAfter(month))];
  const moves = await monthMoves(db, [...INCOME_KINDS, ...EXPENSE_KINDS], from, to);
  const movedFen = (of: string, kinds: readonly string[]) =>
    moves
      .filter((move) => move.month === of && kinds.includes(move.kind))
      .reduce((sum, move) => sum + move.movedFen, 0n);
  return months.map((of) => ({
    month: of,
    incomeFen: movedFen(of, INCOME_KINDS),
    expenseFen: -movedFen(of, EXPENSE_KINDS),
  }));
}

function beginOf(month: string): Date {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const at = fromShanghai(year, number, 1);
  assert(at, `${month} is no month`);
  return at;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
