import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { defaultLanguage, isLanguage } from "./languages";
import { loadMessages } from "./load";
import { MergeMessages } from "./merge-messages";

/**
 * Passes the named namespaces on to the client components inside. Server components read every namespace without it.
 * Each namespace weighs on the page, so name only what its client components use; `ui` and `shell` are always there.
 */
export async function ClientMessages({ names, children }: { names: readonly string[]; children: ReactNode }) {
  const locale = await getLocale();
  const all = await loadMessages(isLanguage(locale) ? locale : defaultLanguage);
  const messages = Object.fromEntries(
    names.map((name) => {
      const namespace = all[name];
      if (namespace === undefined) throw new Error(`no messages/*/${name}.json`);
      return [name, namespace];
    }),
  );
  return <MergeMessages messages={messages}>{children}</MergeMessages>;
}
