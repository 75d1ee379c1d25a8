import { type Call, Refusal, refuse } from "../http/call";
import { sellTo } from "../selling/sell";

/** The chapters without codes answer the sentence alone. These are the ones that the manual prints for the codes elsewhere. */
const SENTENCES: Readonly<Record<string, string>> = {
  "10021": "金额不足",
  "10042": "优惠券不存在",
  "10043": "当前优惠券码不能使用",
  "10046": "代金券不存在",
};

/** Refuses with a sentence and no code: cdn, ddos, bcc, ali. */
export function say(text: string): never {
  return refuse("", text);
}

/** `sellTo` whose refusals are sentences. */
export function sellByText(
  call: Call,
  name: string,
  priceFen: bigint,
  params = { coupon: "ticketid", voucher: "voucherids" },
): string {
  try {
    return sellTo(call, name, priceFen, params.coupon, undefined, params.voucher);
  } catch (error) {
    if (error instanceof Refusal && SENTENCES[error.code]) return say(SENTENCES[error.code] ?? "");
    throw error;
  }
}

/** What an upgrade costs for the rest of the term, rounded up; months count 30 days. */
export function restFen(perMonthFen: bigint, untilMs: number, nowMs: number): bigint {
  const MONTH_MS = 30n * 86_400_000n;
  const restMs = BigInt(Math.max(0, Math.floor(untilMs - nowMs)));
  return perMonthFen <= 0n ? 0n : (perMonthFen * restMs + MONTH_MS - 1n) / MONTH_MS;
}
