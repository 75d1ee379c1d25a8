import { createTranslator } from "next-intl";
import en from "@/messages/en/books.json";
import type { Language } from "@/messages/languages";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/books.json";

/** The names of accounts and of kinds of postings, for CSV downloads; pages translate them themselves. A code without a name is shown as it is. */
export function bookWords(locale: Language): { account: (code: string) => string; kind: (kind: string) => string } {
  const t = unchecked(createTranslator({ locale, messages: locale === "en" ? en : zh }));
  const say = (key: string, code: string) => (t.has(key) ? t(key) : code);
  return {
    account: (code) => {
      const [kind = "", rest] = code.split(":");
      const name = say(`account.${kind}`, kind);
      return kind === "clearing" && rest ? t("of", { name, rest: say(`gateway.${rest}`, rest) }) : name;
    },
    kind: (kind) => say(`kind.${kind}`, kind),
  };
}
