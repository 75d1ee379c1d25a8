"use client";

import { IntlProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";
import type { Messages } from "./load";

/** Adds namespaces, and parts of one, to those that the layouts above have passed on; a bare provider would replace them. */
export function MergeMessages({ messages, children }: { messages: Messages; children: ReactNode }) {
  const above: Messages = useMessages();
  const merged = Object.entries(messages).map(([name, added]) => {
    const known = above[name];
    return [name, typeof known === "object" && typeof added === "object" ? { ...known, ...added } : added];
  });
  return (
    <IntlProvider locale={useLocale()} messages={{ ...above, ...Object.fromEntries(merged) }}>
      {children}
    </IntlProvider>
  );
}
