import "server-only";
import { createTranslator } from "next-intl";
import en from "@/messages/en/orders.json";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/orders.json";

/** Why an item is where it is; the sentence of each code stands in messages/orders.json. */
interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/**
 * A reason as its reader's language says it: for mails and statements; order pages translate it themselves. Of other lines than domains first under
 * `productReason`, where nothing is registered.
 */
export function reasonSentence(line: string, reason: Reason, locale: "zh" | "en"): string {
  const messages = locale === "en" ? en : zh;
  const own = unchecked(createTranslator({ locale, messages, namespace: "productReason" }));
  const common = unchecked(createTranslator({ locale, messages, namespace: "reason" }));
  const t = line !== "domain" && own.has(reason.code) ? own : common;
  return t.has(reason.code) ? t(reason.code, reason.params) : t("other", { code: reason.code });
}
