export interface NavItem {
  href: string;
  label: string;
  /** The segment below the layout that makes this the current one; null for the layout's own page. */
  segment?: string | null;
  /**
   * Prefetch the page: it is prerendered and many visitors open it next. Prefetching other pages would cost the server a render for
   * nothing.
   */
  prefetch?: boolean;
  /** Stands in the menus alone: the header's row has no space for it. */
  inMenusOnly?: true;
  /** How many tasks wait on the page, and the text for screen readers. */
  badge?: { count: number; label: string };
}

export interface NavGroup {
  title?: string;
  items: readonly NavItem[];
}
