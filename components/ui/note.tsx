import clsx from "clsx";
import type { ReactNode } from "react";

interface Props {
  /** How grave: a plain remark, a consequence, a refusal, a person must look. */
  kind?: "plain" | "warn" | "bad" | "unsure";
  /** What happened, in one sentence. */
  title: ReactNode;
  /** What it means and what to do. */
  children?: ReactNode;
  /** Reads itself out when it appears. */
  live?: boolean;
}

export function Note({ kind = "plain", title, children, live = false }: Props) {
  return (
    <div className={clsx("note", kind !== "plain" && `note-${kind}`)} role={live ? "alert" : undefined}>
      <b>{title}</b>
      {children && <div>{children}</div>}
    </div>
  );
}
