import type { ReactNode } from "react";
import { type Crumb, Crumbs } from "./crumbs";

interface Props {
  title: ReactNode;
  /** The way back up. */
  crumbs?: readonly Crumb[];
  /** A short fact beside the title. */
  beside?: ReactNode;
  /** Facts or a lead under the title. */
  children?: ReactNode;
  /** At the right: the page's secondary actions. */
  actions?: ReactNode;
}

/** The one h1 of a page. */
export function PageTitle({ title, crumbs, beside, children, actions }: Props) {
  return (
    <header className="mb-6 pt-6 has-[>[data-crumbs]]:pt-0 staff:mb-4 staff:pt-0">
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1>{title}</h1>
        {beside && <span className="text-ink-2">{beside}</span>}
        {actions && (
          <div className="ml-auto flex flex-wrap items-center gap-2 self-center max-md:mt-2 max-md:ml-0 max-md:flex-[1_0_100%]">
            {actions}
          </div>
        )}
      </div>
      {children && <div className="mt-1 text-sm text-ink-2">{children}</div>}
    </header>
  );
}
