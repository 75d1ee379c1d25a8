/** The drawn icons: 16 px grid, 1.5 px line. They stand beside words; alone only copy, edit, delete, close, menu, cart, theme. */
export type IconName =
  | "arrow"
  | "calendar"
  | "cart"
  | "check"
  | "copy"
  | "dots"
  | "down"
  | "eye"
  | "file"
  | "key"
  | "left"
  | "lock"
  | "menu"
  | "pencil"
  | "plus"
  | "refresh"
  | "right"
  | "search"
  | "theme"
  | "trash"
  | "undo"
  | "user"
  | "warn"
  | "x";

/** Always decorative: the word beside it, or the label of its button, says what it means. */
export function Icon({ name, large = false }: { name: IconName; large?: boolean }) {
  return <i aria-hidden="true" className={large ? `i i-20 i-${name}` : `i i-${name}`} />;
}
