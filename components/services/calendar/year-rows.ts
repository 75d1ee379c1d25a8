import type { CalendarEntry } from "@/lib/calendar/contract";
import { shanghaiDay } from "@/lib/core/time";

export interface Mark {
  day: number;
  entries: readonly CalendarEntry[];
  /** One of them needs its owner's hand. */
  hand: boolean;
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
  marks: Mark[];
  entries: CalendarEntry[];
}

export const MONTHS = 12;

/** Somebody must do something: it doesn't renew itself, or that did not work. */
export function needsHand(entry: CalendarEntry, now: Date): boolean {
  if (entry.follows) return false;
  return !entry.autoRenew || entry.trouble !== null || entry.expiresAt < now;
}

/** A day is about this wide on a wide screen; a name beside its mark has at most the room of so many. */
const DAY_PX = 25;
const MOST_ROOM = 8;
const HAN = /\p{Script=Han}/u;

/** How many days' room the name of a mark wants, by the width of its letters; several share one name and a count. */
function roomOf(entries: readonly CalendarEntry[]): number {
  const letters = [...(entries[0]?.displayName ?? "")];
  const widthPx = letters.reduce((sum, char) => sum + (HAN.test(char) ? 14 : 8), entries.length > 1 ? 80 : 24);
  return Math.min(MOST_ROOM, Math.ceil(widthPx / DAY_PX));
}

/**
 * Twelve months from today's on, with what expires in each, by days in Shanghai. What has expired already is `overdue` and in no
 * month; what comes after them is counted.
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

function marksOf(entries: readonly CalendarEntry[], now: Date, today: number | null): Mark[] {
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
      hand: own.some((one) => needsHand(one, now)),
      label: right ? "right" : left ? "left" : null,
    };
  });
}
