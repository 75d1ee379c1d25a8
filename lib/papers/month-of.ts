import { assert } from "@/lib/core/errors";
import { fromShanghai } from "@/lib/core/time";

/** The condition that a paper is dated in a month, "2026-11", in Shanghai; no condition without one. */
export function monthOf(month: string | undefined): { issuedAt?: { gte: Date; lt: Date } } {
  if (month === undefined) return {};
  const [year = 0, number = 0] = month.split("-").map(Number);
  const from = fromShanghai(year, number, 1);
  const to = number === 12 ? fromShanghai(year + 1, 1, 1) : fromShanghai(year, number + 1, 1);
  assert(from && to, `${month} is no month`);
  return { issuedAt: { gte: from, lt: to } };
}
