import type { ReactNode } from "react";
import { cn } from "../ui/cn";

interface Props {
  children: ReactNode;
  className?: string;
}

/**
 * Fields of a product below each other: no wider than is easy to read, with room between the choices; on a phone, numbers that stand
 * side by side fit into the window.
 */
export function ProductFields({ children, className }: Props) {
  return (
    <div
      className={cn(
        "max-w-160 [&_fieldset>div>label]:whitespace-nowrap [&_fieldset>label]:py-3 [&>:where(:not(:first-child))]:mt-8",
        "max-md:[&_fieldset>div]:max-w-full max-md:[&_fieldset>div>label]:px-2",
        className,
      )}
    >
      {children}
    </div>
  );
}
