import type { ReactNode } from "react";

/** Label and value on ruled lines: what a thing is made of. */
export function Facts({ facts }: { facts: readonly { id: string; label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.id}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
