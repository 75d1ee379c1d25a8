import { type Call, Refusal, refuse } from "../http/call";
import { sellTo } from "./sell";

/**
 * Sentences for codes of `sellTo`, as other chapters of the manual print them: the chapters without codes answer only
 * the sentence.
 */
const SENTENCES: Readonly<Record<string, string>> = {
  "10021": "金额不足",
  "10042": "优惠券不存在",
  "10043": "当前优惠券码不能使用",
  "10046": "代金券不存在",
};

/** Refuses with a sentence and no code: cdn, ddos, bcc, ali. */
export function refuseByText(text: string): never {
  return refuse("", text);
}

/** `sellTo` for chapters without codes: it refuses with the sentence alone. */
export function sellByText(
  call: Call,
  name: string,
  priceFen: bigint,
  params = { coupon: "ticketid", voucher: "voucherids" },
): string {
  try {
    return sellTo(call, name, priceFen, params.coupon, undefined, params.voucher);
  } catch (error) {
    if (error instanceof Refusal && SENTENCES[error.code]) return refuseByText(SENTENCES[error.code] ?? "");
    throw error;
  }
}
