/**
 * Times are stored as UTC instants and shown in Asia/Shanghai (UTC+8, no daylight saving since 1991,
 * so arithmetic on a fixed offset is exact for everything this shop deals with). Why not date-fns: docs/decisions/own-code.md.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** The year 2286: JavaScript and PostgreSQL can represent every time up to it. */
export const LATEST_MS = 9_999_999_999_999;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/** The parts of an instant as a clock in Shanghai shows them, as a Date whose UTC fields are the local ones. */
function shanghaiFields(at: Date): Date {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS);
}

/** "2026-11-24", the Shanghai calendar day of an instant. */
export function shanghaiDay(at: Date): string {
  return shanghaiFields(at).toISOString().slice(0, 10);
}

/** "2026-11-24 16:07", for tables. */
export function shanghaiMinute(at: Date): string {
  return shanghaiFields(at).toISOString().slice(0, 16).replace("T", " ");
}

/** "2026-11-24 16:07:09", for timelines and logs. */
export function shanghaiSecond(at: Date): string {
  return shanghaiFields(at).toISOString().slice(0, 19).replace("T", " ");
}

/** "2026-11-24T16:07:09+08:00", ISO 8601 in Shanghai's zone, for other programs. */
export function shanghaiIso(at: Date): string {
  return `${shanghaiFields(at).toISOString().slice(0, 19)}+08:00`;
}

/** 17 digits yyyyMMddHHmmssSSS in Shanghai: the upstream's otime. */
export function otimeText(at: Date): string {
  return shanghaiFields(at).toISOString().replace(/\D/g, "").slice(0, 17);
}

/** The instant of a Shanghai wall-clock time. Month is 1–12. Null for a day that does not exist. */
export function fromShanghai(y: number, mo: number, d: number, h = 0, mi = 0, s = 0, ms = 0): Date | null {
  const utc = Date.UTC(y, mo - 1, d, h, mi, s, ms);
  const back = new Date(utc);
  if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return null;
  return new Date(utc - SHANGHAI_OFFSET_MS);
}

/** Midnight in Shanghai of "2026-11-26"; null where there is no such day. */
export function midnightOf(day: string): Date | null {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return y && m && d ? fromShanghai(Number(y), Number(m), Number(d)) : null;
}

/** Adds whole calendar years in Shanghai; 29 February becomes 28 February. */
export function addYears(at: Date, years: number): Date {
  return addMonths(at, years * 12);
}

/** Adds whole calendar months in Shanghai; a day that the month lacks becomes its last one. */
export function addMonths(at: Date, months: number): Date {
  const local = shanghaiFields(at);
  const day = local.getUTCDate();
  local.setUTCMonth(local.getUTCMonth() + months);
  if (local.getUTCDate() !== day) local.setUTCDate(0);
  return new Date(local.getTime() - SHANGHAI_OFFSET_MS);
}

export function addMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** Whole Shanghai calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return (
    Math.floor((to.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS) -
    Math.floor((from.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS)
  );
}

/** Milliseconds until the next midnight in Shanghai. */
export function msToShanghaiMidnight(at: Date): number {
  return DAY_MS - ((at.getTime() + SHANGHAI_OFFSET_MS) % DAY_MS);
}
