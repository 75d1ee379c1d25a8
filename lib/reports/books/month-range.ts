import { assert } from "@/lib/core/errors";
import { fromShanghai } from "@/lib/core/time";

/** The instants of a month, "2026-11", in Shanghai: its beginning, and the beginning of the next one (exclusive). */
export function monthRange(month: string): { from: Date; to: Date } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const from = fromShanghai(year, number, 1);
  const to = number === 12 ? fromShanghai(year + 1, 1, 1) : fromShanghai(year, number + 1, 1);
  assert(from && to, `${month} is no month`);
  return { from, to };
}
