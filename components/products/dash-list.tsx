import type { ReactNode } from "react";

/** What to know before buying, in short lines: each `<li>` after a dash. */
export function DashList({ children }: { children: ReactNode }) {
  return (
    <ul className="grid max-w-text gap-2 text-ink-2 *:relative *:pl-5 *:before:absolute *:before:top-[.7em] *:before:left-0 *:before:w-[.6rem] *:before:border-t-[1.5px] *:before:border-edge *:before:content-['']">
      {children}
    </ul>
  );
}
