import clsx from "clsx";
import type { ReactNode } from "react";

interface Props {
  label: string;
  /** What is pending. */
  children?: ReactNode;
  /** The one thing to do about it, last; it fills a phone's width when alone. */
  actions: ReactNode;
  solo?: boolean;
}

/** Stands at the bottom of the window while something is pending. Last inside <main>, outside the .page column. */
export function Dock({ label, children, actions, solo = false }: Props) {
  return (
    <section className="dock" aria-label={label}>
      <div className="page">
        {children}
        <div className={clsx("end", solo && "solo")}>{actions}</div>
      </div>
    </section>
  );
}
