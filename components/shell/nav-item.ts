export interface NavItem {
  href: string;
  label: string;
  /** The segment below the layout that makes this the current one; null for the layout's own page. */
  segment?: string | null;
  /** How many things wait there, and the words for it. */
  badge?: { count: number; label: string };
}

export interface NavGroup {
  title?: string;
  items: readonly NavItem[];
}
