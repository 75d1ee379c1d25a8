import type { ReactNode } from "react";

/** A word at the end of the header: a link, or a button without a shape of its own. */
export const headerWordClass =
  "inline-flex min-h-11 cursor-pointer items-center gap-[0.4rem] border-0 bg-transparent p-0 text-sm/[inherit] text-ink-2 no-underline hover:text-ink";

interface Props {
  /** The brand, and what stands beside it. */
  children: ReactNode;
  /** At the right: language, theme, cart, account. */
  end: ReactNode;
  /** The row below: the navigation of the account, or of a phone without scripts. */
  below?: ReactNode;
}

/** The line at the top of a page. */
export function HeaderBar({ children, end, below }: Props) {
  return (
    <header className="print:hidden">
      <div className="flex min-h-16 w-full items-center gap-x-7 gap-y-1 text-sm/[inherit] page-width max-lg:min-h-14 max-lg:pr-[calc(var(--spacing-margin)-0.75rem)] lg:gap-x-8">
        {children}
        <div className="ml-auto flex flex-none items-center gap-5 whitespace-nowrap max-lg:gap-1">{end}</div>
      </div>
      {below}
    </header>
  );
}
