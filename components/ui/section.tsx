import { type ReactNode, useId } from "react";

export const sectionClass =
  "grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 border-rule border-t py-10 print:py-5 [[data-note]+&]:mt-6 lg:grid-cols-[var(--spacing-gutter)_minmax(0,1fr)]";

interface Props {
  title: string;
  /** One or two quiet sentences under the heading. */
  lead?: ReactNode;
  children: ReactNode;
  /** An anchor to link to. */
  id?: string;
}

/** A section of a page: heading in the gutter on the left, content beside it, one hairline above; below 960 px the heading moves on top. */
export function Section({ title, lead, children, id }: Props) {
  const heading = useId();
  return (
    <section className={sectionClass} id={id} aria-labelledby={heading}>
      <header className="reach-links">
        <h2 id={heading}>{title}</h2>
        {lead && <p className="mt-1 max-w-[28em] text-sm text-ink-2">{lead}</p>}
      </header>
      <div>{children}</div>
    </section>
  );
}
