import type { CalendarEntry } from "@/lib/calendar/contract";
import { shanghaiDay } from "@/lib/core/time";

export interface CalendarMark {
  day: number;
  entries: readonly CalendarEntry[];
  /** One of the entries needs its owner to act. */
  needsAction: boolean;
  /** On which side of the mark there is room for a name. */
  label: "right" | "left" | null;
}

export interface MonthRow {
  /** "2026-12" */
  key: string;
  year: number;
  month: number;
  days: number;
  today: number | null;
  marks: CalendarMark[];
  entries: CalendarEntry[];
}

/** From this month to the same month of the next year: what is bought today for a year is still among them. */
export const MONTHS = 13;

/** Whether its owner must act: it does not renew itself, or renewing it failed. */
export function needsAction(entry: CalendarEntry, now: Date): boolean {
  if (!entry.renewable) return false;
  return !entry.autoRenew || entry.trouble !== null || entry.expiresAt < now;
}

/** Width of a day on a wide screen. The name beside a mark takes at most the space of so many days. */
const DAY_PX = 25;
const MOST_ROOM = 10;
const HAN = /\p{Script=Han}/u;

/** How many days the name of a mark takes, by the width of its letters. Several entries of a day share one name and a count. */
function roomOf(entries: readonly CalendarEntry[]): number {
  const letters = [...(entries[0]?.displayName ?? "")];
  const widthPx = letters.reduce((sum, char) => sum + (HAN.test(char) ? 14 : 8), entries.length > 1 ? 100 : 24);
  return Math.min(MOST_ROOM, Math.ceil(widthPx / DAY_PX));
}

/**
 * The months from the current one on, and what expires in each, by days in Shanghai. What has expired already is
 * `overdue` and in no month; what expires after these months is only counted.
 */
export function yearRows(
  entries: readonly CalendarEntry[],
  now: Date,
): { rows: MonthRow[]; overdue: CalendarEntry[]; later: number } {
  const today = shanghaiDay(now);
  const [year = 0, month = 0, date = 0] = today.split("-").map(Number);
  const overdue = entries.filter(({ expiresAt }) => expiresAt < now);
  const coming = entries.filter(({ expiresAt }) => expiresAt >= now);
  const rows = Array.from({ length: MONTHS }, (_, at): MonthRow => {
    const first = new Date(Date.UTC(year, month - 1 + at, 1));
    const key = first.toISOString().slice(0, 7);
    const own = coming.filter(({ expiresAt }) => shanghaiDay(expiresAt).startsWith(key));
    const marks = marksOf(own, now, at === 0 ? date : null);
    const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    const names = { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1 };
    return { key, ...names, days, today: at === 0 ? date : null, marks, entries: own };
  });
  const shown = rows.reduce((sum, row) => sum + row.entries.length, 0);
  return { rows, overdue, later: coming.length - shown };
}

function marksOf(entries: readonly CalendarEntry[], now: Date, today: number | null): CalendarMark[] {
  const byDay = new Map<number, CalendarEntry[]>();
  for (const entry of entries) {
    const day = Number(shanghaiDay(entry.expiresAt).slice(8));
    byDay.set(day, [...(byDay.get(day) ?? []), entry]);
  }
  let taken = today ?? 0;
  const days = [...byDay.keys()];
  return days.map((day, at) => {
    const own = byDay.get(day) ?? [];
    const next = days[at + 1] ?? Number.POSITIVE_INFINITY;
    const room = roomOf(own);
    const right = day + room <= 31 && next - day > room;
    const left = !right && day - taken >= room;
    taken = right ? day + room : day;
    return {
      day,
      entries: own,
      needsAction: own.some((one) => needsAction(one, now)),
      label: right ? "right" : left ? "left" : null,
    };
  });
}

/** What renewing all of them for a year costs, as far as their prices are known; `unknown`: how many are left out of the sum. */
export function yearSum(entries: readonly CalendarEntry[]): { fen: bigint; unknown: number; estimated: boolean } {
  const own = entries.filter(({ renewable }) => renewable);
  return {
    fen: own.reduce((sum, { renewYearFen }) => sum + (renewYearFen ?? 0n), 0n),
    unknown: own.filter(({ renewYearFen }) => renewYearFen === null).length,
    estimated: own.some(({ estimated }) => estimated),
  };
}
