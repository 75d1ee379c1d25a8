import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** One or two quiet sentences under the heading. */
  lead?: ReactNode;
  children: ReactNode;
  /** An anchor to link to. */
  id?: string;
}

/** A section: heading hung in the gutter, matter beside it, one hairline above; below 960 px the heading moves on top. */
export function Fold({ title, lead, children, id }: Props) {
  const heading = useId();
  return (
    <section className="fold" id={id} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {lead && <p>{lead}</p>}
      </header>
      <div>{children}</div>
    </section>
  );
}
