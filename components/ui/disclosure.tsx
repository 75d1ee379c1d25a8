import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Icon } from "./icon";

interface Props extends Omit<ComponentProps<"details">, "children"> {
  summary: ReactNode;
  summaryClassName?: string;
  children: ReactNode;
}

/** What is shown on demand: a native `details`, whose arrow turns while it is open. */
export function Disclosure({ summary, summaryClassName, className, children, ...rest }: Props) {
  return (
    <details {...rest} className={cn("group/disclosure", className)}>
      <summary
        className={cn(
          "reach inline-flex w-fit cursor-pointer list-none items-center gap-1.5 [&::-webkit-details-marker]:hidden",
          summaryClassName,
        )}
      >
        {summary}
        <Icon
          name="down"
          className="transition-[rotate] duration-(--duration-fast) ease-out group-open/disclosure:rotate-180 print:hidden"
        />
      </summary>
      {children}
    </details>
  );
}
