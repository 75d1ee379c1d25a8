import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { monthMoves } from "@/lib/ledger/month-moves";
import { whereWithin } from "@/lib/services/expiring";
import { readSetting } from "@/lib/settings/read-setting";
import { monthRange } from "./books/month-range";
import { readBookCheck } from "./books/read-book-check";
import type { AgentOutlook, ExpiringSoon, MonthSoFar, OrderDay, PastTrouble, StaffHome } from "./home-contract";
import { readWaiting, readWaitingOfOthers } from "./read-waiting";
import { EXPENSE_KINDS, INCOME_KINDS } from "./result-kinds";

/** The bars of the chart, today's included. */
const DAYS = 14;
/** The agent balance lasts as long as the spending of so many days goes on. */
const RATE_DAYS = 7;
const WITHIN_DAYS = [7, 30] as const;
const TROUBLES = 5;

/**
 * What one of the staff sees first: what waits for them, today's orders, trouble of the last day, what expires soon; for finance and
 * admins also how long the agent balance lasts and what the month has earned. Support sees no cost, balance or margin.
 */
export async function readStaffHome(actor: StaffActor, now = new Date()): Promise<StaffHome> {
  if (actor.kind !== "staff") throw forbidden();
  const isMoney = actor.role !== "support";
  const [waiting, others, days, expiring, troubles, check, agent, month] = await Promise.all([
    readWaiting(actor, now),
    readWaitingOfOthers(actor, now),
    orderDays(now),
    expiringSoon(now),
    pastTroubles(now, isMoney),
    isMoney ? readBookCheck(actor, now) : null,
    isMoney ? agentOutlook(now) : null,
    isMoney ? monthSoFar(now) : null,
  ]);
  return { now, waiting, others, days, expiring, troubles, bookFaults: check?.faultCount ?? 0, agent, month };
}

/** The orders of each of the last days in Shanghai, oldest first. */
async function orderDays(now: Date): Promise<OrderDay[]> {
  const names = Array.from({ length: DAYS }, (_, at) => shanghaiDay(addMs(now, (at + 1 - DAYS) * DAY_MS)));
  const from = new Date(`${names[0]}T00:00:00+08:00`);
  const rows = await db.$queryRaw<{ day: string; count: number; fen: string; refused: number; mixed: number }[]>`
    SELECT to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, count(*)::int AS count,
           sum(total_fen)::text AS fen, count(*) FILTER (WHERE state = 'refused')::int AS refused,
           count(*) FILTER (WHERE state = 'mixed')::int AS mixed
      FROM orders WHERE created_at >= ${from}::timestamptz GROUP BY 1`;
  return names.map((day) => {
    const { count = 0, fen = "0", refused = 0, mixed = 0 } = rows.find((row) => row.day === day) ?? {};
    return { day, count, totalFen: BigInt(fen), refused, mixed };
  });
}

/** How many services expire within so many days: those of the list of services under the same filter. */
async function expiringSoon(now: Date): Promise<ExpiringSoon[]> {
  const counts = WITHIN_DAYS.map(async (days) => ({
    days,
    count: await db.service.count({ where: { endedAt: null, ...whereWithin(now, days) } }),
  }));
  return await Promise.all(counts);
}

/** Trouble that staff were mailed of and that ended in the last day, newest first. */
async function pastTroubles(now: Date, isMoney: boolean): Promise<PastTrouble[]> {
  const found = await db.staffAlert.findMany({
    where: {
      toldAt: { not: null },
      endedAt: { gt: addMs(now, -DAY_MS) },
      // Tickets that were answered late are no trouble of the shop's.
      part: { notIn: isMoney ? ["tickets"] : ["balance", "tickets"] },
    },
    orderBy: { endedAt: "desc" },
    take: TROUBLES,
  });
  return found.map(({ id, part, beganAt, endedAt }) => ({
    ...{ id, part: part as PastTrouble["part"], beganAt, endedAt: endedAt ?? now },
  }));
}

/** The agent balance, and how many days it lasts if as much is spent as in the last days. */
async function agentOutlook(now: Date): Promise<AgentOutlook | null> {
  const [latest, first, { alarmFen }] = await Promise.all([
    db.agentBalance.findFirst({ orderBy: { id: "desc" } }),
    db.agentBalance.findFirst({ where: { at: { gte: addMs(now, -RATE_DAYS * DAY_MS) } }, orderBy: { at: "asc" } }),
    readSetting("agentBalance"),
  ]);
  if (!latest) return null;
  const { availableFen, at } = latest;
  const shown = { availableFen, alarmFen, readAt: at };
  if (!first) return { ...shown, perDayFen: null, daysLeft: null };
  const elapsedMs = BigInt(at.getTime() - first.at.getTime());
  const remittedFen = (latest.remittedFen ?? 0n) - (first.remittedFen ?? latest.remittedFen ?? 0n);
  const spentFen = first.balanceFen + remittedFen - latest.balanceFen;
  // A rate of a few hours says nothing.
  if (elapsedMs < BigInt(DAY_MS) || spentFen <= 0n) return { ...shown, perDayFen: null, daysLeft: null };
  const perDayFen = (spentFen * BigInt(DAY_MS)) / elapsedMs;
  const leftMs = (availableFen > 0n ? availableFen : 0n) * elapsedMs;
  return { ...shown, perDayFen, daysLeft: Number(leftMs / spentFen / BigInt(DAY_MS)) };
}

/** What this month has earned so far. */
async function monthSoFar(now: Date): Promise<MonthSoFar> {
  const month = shanghaiDay(now).slice(0, 7);
  const { from, to } = monthRange(month);
  const moves = await monthMoves(db, [...INCOME_KINDS, ...EXPENSE_KINDS], from, to);
  const movedFen = (kinds: readonly string[]) =>
    moves.filter(({ kind }) => kinds.includes(kind)).reduce((sum, one) => sum + one.movedFen, 0n);
  const incomeFen = movedFen(INCOME_KINDS);
  return { month, incomeFen, marginFen: incomeFen + movedFen(EXPENSE_KINDS) };
}
