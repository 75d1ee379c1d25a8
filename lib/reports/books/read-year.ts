import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { monthMoves } from "@/lib/ledger/month-moves";
import { EXPENSE_KINDS, INCOME_KINDS } from "../result-kinds";
import { monthRange } from "./month-range";

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
  const [{ from }, { to }] = [monthRange(months[0] ?? month), monthRange(month)];
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
