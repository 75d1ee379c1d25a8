import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";
import { classGroups, overridden } from "./class-groups";

const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups,
  conflictingClassGroups: overridden,
  /** `text-sm/5` also sets the line height, so it overrides a `leading-6` before it. */
  conflictingClassGroupModifiers: { "font-size": ["leading"] },
  orderSensitiveModifiers: ["after", "before", "backdrop", "placeholder"],
}));

/** Joins classes; of two utilities that set the same property the later one stays, so a caller's `className` wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
