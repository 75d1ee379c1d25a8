import { z } from "zod";
import { addMs, DAY_MS, fromShanghai } from "./time";

/** A calendar day in an address or a filter, "2026-11-24". Client-safe. PostgreSQL can't store all that a calendar knows. */
export const day = z.iso.date().refine((text) => text >= "2000-01-01" && text <= "2199-12-31", "input.format");

/** A range of days, both included; either end may be missing. */
export const dayRange = { from: day.optional(), to: day.optional() };

/** The instants of a range of days in Shanghai: from the first day's beginning to before the last day's end. */
export function instantsOf({ from, to }: { from?: string | undefined; to?: string | undefined }): {
  from?: Date;
  to?: Date;
} {
  const first = from === undefined ? null : beginningOf(from);
  const last = to === undefined ? null : beginningOf(to);
  return { ...(first ? { from: first } : {}), ...(last ? { to: addMs(last, DAY_MS) } : {}) };
}

function beginningOf(text: string): Date | null {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return fromShanghai(year, month, date);
}
