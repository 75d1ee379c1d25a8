import type { ReactNode } from "react";

interface Props {
  title: string;
  detail: ReactNode;
  /** Between the text and the buttons. */
  children?: ReactNode;
  actions: ReactNode;
  /** `alert` for what went wrong. */
  role?: "alert";
}

/** A page that only says something: not found, failed. */
export function PageMessage({ title, detail, children, actions, role }: Props) {
  return (
    <div className="max-w-text py-[clamp(3rem,12vh,7rem)]" role={role}>
      <h1>{title}</h1>
      <p className="mt-2 text-ink-2">{detail}</p>
      {children}
      <p className="mt-6 flex flex-wrap items-center gap-3">{actions}</p>
    </div>
  );
}
