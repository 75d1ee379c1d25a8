import type { ReactNode } from "react";

/** One line of a menu: a page to go to, something to do, or a hairline between groups. */
export type MenuEntry =
  | { id: string; label: ReactNode; href: string }
  | {
      id: string;
      label: ReactNode;
      onSelect: () => void;
      danger?: boolean;
      /** Why it can't be chosen now; it stays in its place and is read out with its reason. */
      blocked?: ReactNode;
    }
  | { id: string; separator: true };
