import { createTranslator } from "next-intl";
import { AGENT_TOP_UP_MEMOS } from "@/lib/ledger/post-agent-top-up";
import en from "@/messages/en/books.json";
import type { Language } from "@/messages/languages";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/books.json";

interface BookWords {
  account: (code: string) => string;
  kind: (kind: string) => string;
  /** The memo of an agent top-up. */
  agentMemo: (memo: string) => string;
}

/**
 * The names of accounts and of kinds of postings, for CSV downloads (pages translate them themselves), and the memos that the shop itself
 * wrote. What has no name is shown as it is.
 */
export function bookWords(locale: Language): BookWords {
  const t = unchecked(createTranslator({ locale, messages: locale === "en" ? en : zh }));
  const say = (key: string, code: string) => (t.has(key) ? t(key) : code);
  return {
    account: (code) => {
      const [kind = "", rest] = code.split(":");
      const name = say(`account.${kind}`, kind);
      return kind === "clearing" && rest ? t("of", { name, rest: say(`gateway.${rest}`, rest) }) : name;
    },
    kind: (kind) => say(`kind.${kind}`, kind),
    agentMemo: (memo) => {
      const known = Object.entries(AGENT_TOP_UP_MEMOS).find(([, stored]) => stored === memo);
      return known ? say(`memo.${known[0]}`, memo) : memo;
    },
  };
}
