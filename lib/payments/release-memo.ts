import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import { reasonSentence } from "@/lib/notify/reason-sentence";

/** What of an item tells why its money went back. */
export const whyReleased = { line: true, reasonCode: true, reasonParams: true } as const;

/**
 * Why an item's money went back, as a person reads it.
 * @param memo the reason's code, which is what the books keep.
 */
export function releaseMemo(
  { line, reasonCode, reasonParams }: Pick<OrderItem, keyof typeof whyReleased>,
  memo: string,
  locale: "zh" | "en",
): string {
  const params = reasonCode === memo ? (reasonParams as Record<string, string | number>) : {};
  return memo ? reasonSentence(line, { code: memo, params }, locale) : "";
}
