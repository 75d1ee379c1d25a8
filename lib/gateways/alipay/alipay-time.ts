import { fromShanghai } from "@/lib/core/time";

/** An instant that Alipay writes as Shanghai's clock shows it: "2026-11-27 16:07:09". Null for anything else. */
export function readAlipayTime(text: unknown): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/.exec(typeof text === "string" ? text.trim() : "");
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour, minute, second] = match.slice(1).map(Number);
  return fromShanghai(year, month, day, hour, minute, second);
}
