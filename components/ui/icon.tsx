import { cn } from "./cn";
import type { IconName } from "./icon-names";

export type { IconName };

/** Lucide draws on 24 units: this many are a line of 1.5 px at 16 px. */
const STROKE_UNITS = 2.25;

interface Props {
  name: IconName;
  /** 20 px instead of 16. */
  large?: boolean;
  className?: string;
}

/**
 * Always decorative: the word beside it, or the label of its button, says what it means. Icons stand beside words; alone only copy, edit,
 * delete, close, menu, cart, theme.
 */
export function Icon({ name, large = false, className }: Props) {
  return (
    <svg
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={STROKE_UNITS}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("inline-block flex-none align-[-0.15em]", large ? "size-5" : "size-4", className)}
    >
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
