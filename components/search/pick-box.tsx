import type { ComponentProps, CSSProperties } from "react";
import { cn } from "@/components/ui/cn";

const drawing = (strokes: string) =>
  `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='%23000' stroke-linecap='round' stroke-linejoin='round'%3E${strokes}%3C/svg%3E")`;
const plus = drawing("%3Cpath stroke-width='1.5' d='M8 3v10M3 8h10'/%3E");
const check = drawing("%3Cpath stroke-width='2' d='M3 8.5 6.5 12 13 4.5'/%3E");

interface Props extends Omit<ComponentProps<"input">, "type" | "style"> {
  checked: boolean;
  /** 56 px, beside the name that was asked for. */
  large?: boolean;
}

/** The round box that picks a name: a plus, then a check mark. */
export function PickBox({ large = false, className, ...input }: Props) {
  return (
    <input
      {...input}
      type="checkbox"
      // An input has no children, so its mark is a mask over a colour.
      style={{ "--mark": input.checked ? check : plus } as CSSProperties}
      className={cn(
        "m-0 grid cursor-pointer appearance-none place-items-center justify-self-end rounded-full border border-edge bg-surface",
        "[transition:background_var(--duration-base),scale_var(--duration-fast)] active:scale-94",
        "before:bg-ink before:content-[''] before:[mask:var(--mark)_center/contain]",
        "checked:border-transparent checked:bg-accent checked:before:bg-on-accent",
        large ? "size-14 before:size-5.5" : "size-9 before:size-4",
        className,
      )}
    />
  );
}
