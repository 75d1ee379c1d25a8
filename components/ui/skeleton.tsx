export const skeletonClass = "inline-block h-[.75em] animate-breathe rounded-[3px] bg-rule align-baseline";

/** A grey bar that breathes in the place of a word; `width` in em keeps the row from jumping when it fills in. */
export function Skeleton({ widthEm = 6 }: { widthEm?: number }) {
  return <span aria-hidden="true" className={skeletonClass} style={{ width: `${widthEm}em` }} />;
}
