import type { ReactNode } from "react";

/** A label and its value in a `<dl>` of a dialog: what WHOIS knows, what a transfer costs. */
export function DialogFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(7rem,12rem)_minmax(0,1fr)] gap-x-4 gap-y-0.5 border-rule py-1.5 text-sm not-first:border-t">
      <dt className="text-ink-3">{label}</dt>
      <dd className="wrap-anywhere as-stored">{children}</dd>
    </div>
  );
}
