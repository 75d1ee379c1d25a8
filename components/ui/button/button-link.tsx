import type { ComponentProps } from "react";
import { Icon } from "../icon";
import { PageLink } from "../page-link";
import { type ButtonLook, buttonClass } from "./button";

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({
  kind,
  small,
  edge,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof PageLink>) {
  return (
    <PageLink {...rest} className={buttonClass({ kind, small, edge }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </PageLink>
  );
}
