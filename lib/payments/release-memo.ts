import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import { reasonSentence } from "@/lib/notify/reason-sentence";

/** The columns of an item that show why its money was released. */
export const whyReleased = { productLine: true, reasonCode: true, reasonParams: true } as const;

/** Why an item's money was released, in words for people. @param memo the reason's code, which the books store. */
export function releaseMemo(
  { productLine, reasonCode, reasonParams }: Pick<OrderItem, keyof typeof whyReleased>,
  memo: string,
  locale: "zh" | "en",
): string {
  const params = reasonCode === memo ? (reasonParams as Record<string, string | number>) : {};
  return memo ? reasonSentence(productLine, { code: memo, params }, locale) : "";
}
