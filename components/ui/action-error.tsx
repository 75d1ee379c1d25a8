import type { ReactNode } from "react";
import { cn } from "./cn";
import { Icon } from "./icon";

interface Props {
  children: ReactNode;
  /** Within a line of text or a row of buttons. */
  inline?: boolean;
  className?: string;
}

/** Why an action did not work, beside the button that was pressed; it is read out when it appears. */
export function ActionError({ children, inline = false, className }: Props) {
  const Tag = inline ? "span" : "p";
  return (
    <Tag className={cn("relative pl-[1.4rem] text-sm text-bad", className)} role="alert">
      <Icon name="alert" className="absolute top-[3px] left-0" />
      {children}
    </Tag>
  );
}
