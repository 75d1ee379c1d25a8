"use client";

import { IntlProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "./load";

const parsed = new Map<string, Messages>();

/** As many texts as there are combinations of namespaces and languages in layouts: few, and the same for everybody. */
function parseOnce(text: string): Messages {
  const known = parsed.get(text);
  if (known) return known;
  const messages: Messages = JSON.parse(text);
  parsed.set(text, messages);
  return messages;
}

/**
 * Adds namespaces, and parts of one, to those that the layouts above have passed on; a bare provider would replace them.
 * They come as one JSON text: as a tree React would write and read each of the sentences' parts, for every request.
 */
export function MergeMessages({ text, children }: { text: string; children: ReactNode }) {
  const above: Messages = useMessages();
  const messages = useMemo(() => {
    const merged = Object.entries(parseOnce(text)).map(([name, added]) => {
      const known = above[name];
      return [name, typeof known === "object" && typeof added === "object" ? { ...known, ...added } : added];
    });
    return { ...above, ...Object.fromEntries(merged) };
  }, [above, text]);
  return (
    <IntlProvider locale={useLocale()} messages={messages}>
      {children}
    </IntlProvider>
  );
}
