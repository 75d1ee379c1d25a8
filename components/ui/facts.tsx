import type { ReactNode } from "react";

/** Label and value on ruled lines: what a thing is made of. */
export function Facts({ facts }: { facts: readonly { id: string; label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl>
      {facts.map((fact) => (
        <div
          key={fact.id}
          className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-6 gap-y-0.5 border-rule py-2.5 not-first:border-t first:pt-0 max-md:grid-cols-1 staff:py-1.25 staff:first:pt-1.25"
        >
          <dt className="text-ink-2 max-md:text-sm">{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
