/** A grey bar that breathes in the place of a word; `width` in em keeps the row from jumping when it fills in. */
export function Skeleton({ widthEm = 6 }: { widthEm?: number }) {
  return <span aria-hidden="true" className="ghost" style={{ width: `${widthEm}em` }} />;
}
