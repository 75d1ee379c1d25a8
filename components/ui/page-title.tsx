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
  /** At the right: the page's secondary deeds. */
  actions?: ReactNode;
}

/** The one h1 of a page. */
export function PageTitle({ title, crumbs, beside, children, actions }: Props) {
  return (
    <header className="page-title">
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className="page-title-line">
        <h1>{title}</h1>
        {beside && <span className="mute">{beside}</span>}
        {actions && <div className="row tight page-title-actions">{actions}</div>}
      </div>
      {children && <div className="page-title-lead">{children}</div>}
    </header>
  );
}
