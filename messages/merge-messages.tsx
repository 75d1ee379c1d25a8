"use client";

import { IntlProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";
import type { Messages } from "./load";

/** Adds namespaces to those that the layouts above have passed on; a bare provider would replace them. */
export function MergeMessages({ messages, children }: { messages: Messages; children: ReactNode }) {
  const above = useMessages();
  return (
    <IntlProvider locale={useLocale()} messages={{ ...above, ...messages }}>
      {children}
    </IntlProvider>
  );
}
