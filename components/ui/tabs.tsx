import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export interface Tab {
  href: string;
  label: ReactNode;
  current?: boolean;
  /** How many are inside; stands behind the word. */
  count?: number;
}

/** A line of words, each a page of its own, or the same page with another query; the current one stands on the rule. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav
      className="mb-6 flex [scrollbar-width:none] gap-[clamp(1rem,4.5vw,1.75rem)] overflow-x-auto border-b border-rule"
      aria-label={label}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className="-mb-px inline-flex min-h-11 flex-none items-center gap-1.5 border-b-2 border-transparent text-sm text-ink-2 hover:text-ink hover:no-underline aria-[current]:border-accent-mark aria-[current]:font-strong aria-[current]:text-ink"
          aria-current={tab.current ? "page" : undefined}
          scroll={false}
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal whitespace-nowrap text-ink-3">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
