"use client";

import { IntlProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "./load";

const parsed = new Map<string, Messages>();

/**
 * Cached without a limit: there is one text for each combination of namespaces and language that a layout or page names, the same
 * for all visitors.
 */
function parseOnce(text: string): Messages {
  const known = parsed.get(text);
  if (known) return known;
  const messages: Messages = JSON.parse(text);
  parsed.set(text, messages);
  return messages;
}

/**
 * Adds namespaces, or parts of one, to those that the layouts above have passed on; a provider of next-intl alone would replace
 * them. They are passed as one JSON text, because React would serialise and parse each node of a tree, for every request.
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
