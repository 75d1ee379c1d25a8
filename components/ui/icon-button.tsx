import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon";

interface Props extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  icon: IconName;
  /** What it does, and to what: “删除 www A”. */
  label: string;
  large?: boolean;
}

export function IconButton({ icon, label, large, className, ...rest }: Props) {
  return (
    <button type="button" title={label} {...rest} aria-label={label} className={clsx("icon-btn", className)}>
      <Icon name={icon} large={large} />
    </button>
  );
}
