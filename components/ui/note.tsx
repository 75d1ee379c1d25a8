import { cva } from "class-variance-authority";
import type { ReactNode, Ref } from "react";
import { cn } from "./cn";

/** A rule on the left says how grave it is, bold words what happened, the text below what to do. */
export const note = cva("border-l-3 py-0.5 pl-4 text-sm [&_b]:text-[length:var(--size-body)]", {
  variants: {
    kind: {
      plain: "border-edge",
      warn: "border-warn [&_b]:text-warn",
      bad: "border-bad [&_b]:text-bad",
      unsure: "border-unsure [&_b]:text-unsure",
    },
  },
  defaultVariants: { kind: "plain" },
});

interface Props {
  /** How grave: a plain remark, a consequence, a refusal, a person must look. */
  kind?: "plain" | "warn" | "bad" | "unsure";
  /** What happened, in one sentence. */
  title: ReactNode;
  /** What it means and what to do. */
  children?: ReactNode;
  /** Reads itself out when it appears. */
  live?: boolean;
  className?: string | undefined;
  ref?: Ref<HTMLDivElement>;
}

export function Note({ kind, title, children, live = false, className, ref }: Props) {
  return (
    <div
      ref={ref}
      data-note={kind ?? "plain"}
      className={cn(note({ kind }), live && "focus:outline-0", className)}
      role={live ? "alert" : undefined}
      // It can be given the focus after a press that failed.
      tabIndex={live ? -1 : undefined}
    >
      <b>{title}</b>
      {children && <div>{children}</div>}
    </div>
  );
}
