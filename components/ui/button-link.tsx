import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button";
import { Icon } from "./icon";

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({
  kind,
  small,
  edge,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={buttonClass({ kind, small, edge }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
