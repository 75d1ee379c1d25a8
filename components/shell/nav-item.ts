export interface NavItem {
  href: string;
  label: string;
  /** The segment below the layout that makes this the current one; null for the layout's own page. */
  segment?: string | null;
  /** A prerendered page that many go to next: fetched before it is asked for. Others would cost the server for nothing. */
  ahead?: boolean;
  /** How many things wait there, and the words for it. */
  badge?: { count: number; label: string };
}

export interface NavGroup {
  title?: string;
  items: readonly NavItem[];
}
