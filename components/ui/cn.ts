import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/**
 * The names of app/styles/tokens.css that tailwind-merge can't know: without them it would take `text-body` for a colour, and drop it
 * beside `text-ink`. A token under another name (a further size, shadow, space) is added here too; cn.test.ts compares the two.
 */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["body"],
      "font-weight": ["strong"],
      spacing: ["gutter", "margin", "control", "control-sm", "row"],
      container: ["page", "text"],
      shadow: ["menu", "bar"],
      animate: ["turn", "breathe", "rise"],
    },
  },
});

/** Joins classes; of two utilities that set the same property the later one stays, so a caller's `className` wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
