import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { defaultLanguage, isLanguage, type Language } from "./languages";
import { loadMessages, type Messages } from "./load";
import { MergeMessages } from "./merge-messages";
import { SPECIAL_PARTS } from "./special-parts";

/**
 * Passes the named namespaces on to the client components inside; server components can use every namespace without it. Each
 * namespace makes the page larger, so name only what its client components use; `ui` and `shell` are always there. Some parts of a
 * namespace (special-parts.ts) are named separately: "errors.dns", "ui.unit" …
 */
export async function ClientMessages({ names, children }: { names: readonly string[]; children: ReactNode }) {
  const locale = await getLocale();
  const text = await textOf(isLanguage(locale) ? locale : defaultLanguage, names);
  return <MergeMessages text={text}>{children}</MergeMessages>;
}

const texts = new Map<string, Promise<string>>();

/** The messages as JSON. Computed once per process, because layouts name the same namespaces for every request. */
function textOf(language: Language, names: readonly string[]): Promise<string> {
  const key = [language, ...names].join(" ");
  const known = texts.get(key);
  if (known) return known;
  const made = loadMessages(language).then((all) => JSON.stringify(choose(all, names)));
  texts.set(key, made);
  made.catch(() => texts.delete(key));
  return made;
}

function choose(all: Messages, names: readonly string[]): Messages {
  const messages: Messages = {};
  for (const name of names) {
    const [namespace = "", part] = name.split(".");
    const sentences = all[namespace];
    if (typeof sentences !== "object") throw new Error(`no messages/*/${namespace}.json`);
    const known = messages[namespace];
    messages[namespace] = { ...(typeof known === "object" ? known : {}), ...pick(sentences, namespace, part) };
  }
  return messages;
}

function pick(sentences: Messages, namespace: string, part: string | undefined): Messages {
  if (part === undefined) {
    const special = SPECIAL_PARTS[namespace];
    return special
      ? Object.fromEntries(Object.entries(sentences).filter(([key]) => !special.includes(key)))
      : sentences;
  }
  const chosen = sentences[part];
  if (chosen !== undefined) return { [part]: chosen };
  // Product lines lack the parts that they don't need: line-parts.ts.
  if (namespace.endsWith("Line")) return {};
  throw new Error(`no ${part} in messages/*/${namespace}.json`);
}
