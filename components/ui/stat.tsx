import type { ReactNode } from "react";

export interface Stat {
  label: ReactNode;
  value: ReactNode;
  /** A quieter line below. */
  note?: ReactNode;
}

/** A few figures side by side, each under its label. */
export function Stats({ stats, label }: { stats: readonly (Stat & { id: string })[]; label?: string }) {
  return (
    <dl className="stats" aria-label={label}>
      {stats.map((stat) => (
        <div key={stat.id}>
          <dt>{stat.label}</dt>
          <dd>{stat.value}</dd>
          {stat.note && <dd className="hint">{stat.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
