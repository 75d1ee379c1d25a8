import type { ReactNode } from "react";

/** An order item or an approval in its list, with a hairline between it and the one before. */
export function ListEntry({ children }: { children: ReactNode }) {
  return <li className="grid gap-1.5 border-t border-rule py-4 first:border-t-0 first:pt-0">{children}</li>;
}
