import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon";

/** `go` is the one filled button of a screen; `danger` the red outline, `danger-fill` the last step of a danger. */
export type ButtonKind = "plain" | "go" | "flat" | "danger" | "danger-fill";

export interface ButtonLook {
  kind?: ButtonKind;
  /** 36 px high (28 px for staff) beside text or in a row; 44 px of reach all the same. */
  small?: boolean;
  /** Pulls a flat button's word to the right edge of the column. */
  edge?: boolean;
  icon?: IconName;
}

const kinds: Record<ButtonKind, string> = {
  plain: "",
  go: "btn-go",
  flat: "btn-flat",
  danger: "btn-bad",
  "danger-fill": "btn-bad fill",
};

export function buttonClass({ kind = "plain", small, edge }: ButtonLook, extra?: string) {
  return clsx("btn", kinds[kind], small && "btn-sm", edge && "edge", extra);
}

interface Props extends ButtonLook, ComponentProps<"button"> {
  /** The deed is under way: keeps its width and focus, ignores clicks, tells screen readers. */
  busy?: boolean;
}

/** A button's label names the deed, and the sum where there is one. */
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
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
