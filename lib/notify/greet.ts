import type { MailLocale } from "./template";

/** The first sentence of a mail. Without a name it greets nobody by name; a name is one line, whatever was stored. */
export function greet(name: string, locale: MailLocale): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (locale === "zh") return line ? `${line}，您好。` : "您好。";
  return line ? `Hello ${line},` : "Hello,";
}
