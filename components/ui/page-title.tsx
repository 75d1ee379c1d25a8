import type { ReactNode } from "react";
import { type Crumb, Crumbs } from "./crumbs";

interface Props {
  title: ReactNode;
  /** The pages above this one. */
  crumbs?: readonly Crumb[];
  /** What this page is called among its crumbs, where its title is no plain text or too long; null: it is not named there. @default `title` */
  current?: string | null;
  /** Crumbs that the caller has made, instead of `crumbs`: for those that depend on the address. */
  trail?: ReactNode;
  /** A short fact beside the title. */
  beside?: ReactNode;
  /** Facts or a lead under the title. */
  children?: ReactNode;
  /** At the right: the page's secondary actions. */
  actions?: ReactNode;
}

/** The one h1 of a page. */
export function PageTitle({ title, crumbs, current, trail, beside, children, actions }: Props) {
  const here = current === undefined && typeof title === "string" ? title : (current ?? null);
  return (
    <header className="mb-6 pt-6 has-[>[data-crumbs]]:pt-0 staff:mb-4 staff:pt-0">
      {trail ?? (crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} current={here} />)}
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1>{title}</h1>
        {beside && <span className="text-ink-2">{beside}</span>}
        {actions && (
          <div className="ml-auto flex flex-wrap items-center gap-2 self-center max-md:mt-2 max-md:ml-0 max-md:flex-[1_0_100%] print:hidden">
            {actions}
          </div>
        )}
      </div>
      {children && <div className="mt-1 text-sm text-ink-2">{children}</div>}
    </header>
  );
}
