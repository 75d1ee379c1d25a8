import { cva } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "../cn";
import { Icon, type IconName } from "../icon";

const button = cva(
  [
    "inline-flex min-h-control cursor-pointer items-center justify-center gap-2 rounded-md border px-4.5 py-1 whitespace-nowrap max-[22.5rem]:whitespace-normal",
    "text-body/5 no-underline transition-[background-color,border-color] duration-(--duration-fast) hover:no-underline",
    "active:translate-y-px print:hidden staff:px-3 staff:text-sm/5",
    "disabled:cursor-default disabled:border-rule disabled:bg-sunk disabled:text-ink-3 aria-busy:cursor-progress",
  ],
  {
    variants: {
      /** `go` is the one filled button of a screen; `danger` the red outline, `danger-fill` the last step of a danger. */
      kind: {
        plain: "border-edge bg-surface text-ink hover:border-ink-2",
        go: "border-transparent bg-accent font-strong text-on-accent hover:bg-accent-hover",
        flat: "border-transparent bg-transparent text-ink hover:bg-sunk",
        danger: "border-bad bg-surface text-bad hover:bg-bad-soft",
        "danger-fill":
          "border-bad bg-bad font-strong text-on-bad hover:bg-[color-mix(in_srgb,var(--color-bad)_88%,var(--color-ink))]",
      },
      /** 36 px high (28 px for staff) beside text or in a row; 44 px of reach all the same. */
      small: { true: "relative min-h-control-sm px-3.5 text-sm/5 after:absolute after:-inset-1 after:content-['']" },
      /** Pulls a flat button's word to the right edge of the column. */
      edge: { true: "-mr-3.5 staff:-mr-3" },
    },
    defaultVariants: { kind: "plain" },
  },
);

export type ButtonKind = "plain" | "go" | "flat" | "danger" | "danger-fill";

export interface ButtonLook {
  kind?: ButtonKind;
  small?: boolean;
  edge?: boolean;
  icon?: IconName;
}

export function buttonClass({ kind, small, edge }: ButtonLook, extra?: string) {
  return cn(button({ kind, small, edge }), extra);
}

interface Props extends ButtonLook, ComponentProps<"button"> {
  /** The action is under way: the button keeps its width and focus, ignores clicks, and tells screen readers. */
  busy?: boolean;
}

/** A button's label names the action, and the sum where there is one. */
export function Button({ kind, small, edge, icon, busy = false, className, children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ kind, small, edge }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Icon name="spinner" className="-ml-1 animate-turn" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
