import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import en from "@/messages/en/mails.json";
import type { Language } from "@/messages/languages";
import zh from "@/messages/zh/mails.json";

type Mails = typeof zh;
export type MailNamespace = NamespaceKeys<Mails, NestedKeyOf<Mails>>;
export type MailTexts<N extends MailNamespace> = ReturnType<typeof createTranslator<Mails, N>>;

const MESSAGES: Record<Language, Mails> = { zh, en };
/** Kept, because a translator parses its sentences and mails are written by the thousand. */
const made = new Map<string, unknown>();

/** The texts of one mail, or of the layout, in one language (messages/<language>/mails.json). */
export function mailTexts<N extends MailNamespace>(namespace: N, locale: Language): MailTexts<N> {
  const key = `${locale} ${namespace}`;
  const known = made.get(key) as MailTexts<N> | undefined;
  if (known) return known;
  const texts = createTranslator<Mails, N>({ locale, messages: MESSAGES[locale], namespace });
  made.set(key, texts);
  return texts;
}
