import type { ReactNode } from "react";
import { cn } from "./cn";

interface Props {
  label: string;
  /** What is pending. */
  children?: ReactNode;
  /** The one thing to do about it, last; it fills a phone's width when alone. */
  actions: ReactNode;
  solo?: boolean;
  /** Inside a page's column: the surface still reaches both edges of the window; below 960 px the actions take a line. */
  inColumn?: boolean;
}

/** Sticks to the bottom of the window while something is pending. Last inside <main>, outside the page's column. */
export function StickyBar({ label, children, actions, solo = false, inColumn = false }: Props) {
  return (
    <section
      data-sticky-bar
      className={cn(
        "sticky bottom-0 z-5 mt-8 bg-surface pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] shadow-bar print:hidden",
        "staff:-mx-7 staff:-mb-12 staff:px-7 staff:max-lg:mx-[calc(-1*var(--spacing-margin))] staff:max-lg:px-margin",
        inColumn &&
          "shadow-none [border-image:linear-gradient(var(--color-rule)_1px,var(--color-surface)_1px)_fill_0_/_0_/_0_100vmax]",
      )}
      aria-label={label}
    >
      <div
        className={cn(
          "flex flex-wrap items-center gap-x-4 gap-y-2 page-width staff:max-w-none staff:p-0",
          inColumn && "px-0",
        )}
      >
        {children}
        <div
          className={cn(
            "ml-auto flex items-center gap-3",
            solo && "max-md:flex-1 max-md:[&_:is(a,button)]:flex-1",
            inColumn && "flex-wrap max-lg:flex-[1_0_100%]",
          )}
        >
          {actions}
        </div>
      </div>
    </section>
  );
}
