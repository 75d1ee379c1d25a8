import "server-only";
import { createTranslator } from "next-intl";
import en from "@/messages/en/orders.json";
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
  const own = createTranslator({ locale, messages: { orders: messages }, namespace: "orders.productReason" });
  const common = createTranslator({ locale, messages: { orders: messages }, namespace: "orders.reason" });
  const t = line !== "domain" && own.has(reason.code as never) ? own : common;
  const say = t as unknown as (key: string, params: Reason["params"]) => string;
  return t.has(reason.code as never) ? say(reason.code, reason.params) : say("other", { code: reason.code });
}
