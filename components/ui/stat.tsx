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
    <dl className="flex flex-wrap gap-x-10 gap-y-4 pt-1 pb-8" aria-label={label}>
      {stats.map((stat) => (
        <div key={stat.id}>
          <dt className="text-sm text-ink-2">{stat.label}</dt>
          <dd className="text-xl font-strong [&_.text-3xl]:text-3xl">{stat.value}</dd>
          {stat.note && <dd className="text-sm text-ink-3 staff:text-xs">{stat.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
