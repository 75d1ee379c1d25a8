import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
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
  className?: string;
}

export function Note({ kind, title, children, live = false, className }: Props) {
  return (
    <div data-note className={cn(note({ kind }), className)} role={live ? "alert" : undefined}>
      <b>{title}</b>
      {children && <div>{children}</div>}
    </div>
  );
}
