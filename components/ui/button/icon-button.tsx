import type { ComponentProps } from "react";
import { cn } from "../cn";
import { Icon, type IconName } from "../icon";

/** 44 px for customers and on touch, 32 px for staff. */
export const iconButtonClass =
  "relative m-0 inline-grid size-11 cursor-pointer place-items-center rounded-full border-0 bg-transparent p-0 text-ink-2 hover:bg-sunk hover:text-ink staff:size-8 staff:touch:size-11 print:hidden";

interface Props extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  icon: IconName;
  /** What it does, and to what: “删除 www A”. */
  label: string;
  large?: boolean;
}

export function IconButton({ icon, label, large, className, ...rest }: Props) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={cn(iconButtonClass, className)}>
      <Icon name={icon} large={large} />
    </button>
  );
}
