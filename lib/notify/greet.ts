import type { MailTexts } from "./mail-texts";

/** The first sentence of a mail. Without a name it greets nobody by name; a name is one line, whatever was stored. */
export function greet(t: MailTexts<"layout">, name: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return line ? t("greeting", { name: line }) : t("greetingWithoutName");
}
