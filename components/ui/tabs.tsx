import Link from "next/link";
import type { ReactNode } from "react";

export interface Tab {
  href: string;
  label: ReactNode;
  current?: boolean;
  /** How many are inside; stands behind the word. */
  count?: number;
}

/** A line of words, each a page of its own; the current one stands on the rule. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined} scroll={false}>
          {tab.label}
          {tab.count !== undefined && <span className="m tab-count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
