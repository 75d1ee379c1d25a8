import "server-only";
import { createTranslator } from "next-intl";
import { pagesOf } from "@/lib/product-lines/pages";
import en from "@/messages/en/orders.json";
import { reasonKeys } from "@/messages/reason-keys";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/orders.json";

/** Why an item is in its state; the sentence of each code is in messages/<language>/orders.json. */
interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/** The sentence of a reason (`reasonKeys`), for mails and statements; order pages translate it themselves. */
export function reasonSentence(productLine: string, reason: Reason, locale: "zh" | "en"): string {
  const t = unchecked(
    createTranslator({ locale, messages: { orders: locale === "en" ? en : zh }, namespace: "orders" }),
  );
  const key = reasonKeys(reason.code, pagesOf(productLine).registered).find((one) => t.has(one));
  return t(key ?? "reason.other", { ...reason.params, code: reason.code });
}
