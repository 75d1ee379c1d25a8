import "server-only";
import { createTranslator } from "next-intl";
import en from "@/messages/en/orders.json";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/orders.json";

/** Why an item is in its state; the sentence of each code is in messages/<language>/orders.json. */
interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/**
 * The sentence of a reason, for mails and statements; order pages translate it themselves. For other product lines than domains it is
 * looked up under `productReason` first, whose sentences do not speak of registering.
 */
export function reasonSentence(productLine: string, reason: Reason, locale: "zh" | "en"): string {
  const messages = locale === "en" ? en : zh;
  const own = unchecked(createTranslator({ locale, messages, namespace: "productReason" }));
  const common = unchecked(createTranslator({ locale, messages, namespace: "reason" }));
  const t = productLine !== "domain" && own.has(reason.code) ? own : common;
  return t.has(reason.code) ? t(reason.code, reason.params) : t("other", { code: reason.code });
}
