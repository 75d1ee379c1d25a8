import { cva } from "class-variance-authority";

/** Where the entries of a navigation stand: in the header of a wide window, in the sheet of a phone, in the staff's rail. */
export type NavLook = "header" | "sheet" | "rail";

/** A link or a button of a navigation. */
export const navEntryClass = cva("", {
  variants: {
    look: {
      header:
        "inline-flex min-h-11 flex-none items-center gap-[0.4rem] whitespace-nowrap text-ink-2 aria-[current]:font-strong aria-[current]:text-ink",
      sheet: [
        "flex min-h-13 w-full cursor-pointer items-center justify-between border-0 border-t border-rule bg-transparent p-0 text-left text-lg/[inherit] no-underline",
        "first:border-t-0 aria-[current]:font-strong [p+&]:border-t-0",
        "aria-[current]:after:size-2 aria-[current]:after:rounded-full aria-[current]:after:bg-accent-mark aria-[current]:after:content-['']",
      ],
      rail: [
        "-ml-2 flex cursor-pointer justify-between rounded-sm border-0 bg-transparent px-2 py-1.25 text-left text-ink-2 no-underline hover:bg-rule",
        "aria-[current]:bg-surface aria-[current]:font-strong aria-[current]:text-ink",
      ],
    } satisfies Record<NavLook, string | string[]>,
  },
});

/** The title of a group; the header shows none. */
export const navTitleClass = cva("text-ink-3", {
  variants: {
    look: {
      header: "",
      sheet: "pt-5 text-sm/[inherit]",
      rail: "mt-5 mb-1 text-xs font-normal",
    } satisfies Record<NavLook, string>,
  },
});
