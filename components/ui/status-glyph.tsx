/** Drawn in scripts/develop/status-drawings.tsx; `npm run icons` writes them into public/icons.svg. */
export type Glyph =
  | "placed"
  | "waiting"
  | "buying"
  | "accepted"
  | "unsure"
  | "done"
  | "mixed"
  | "refused"
  | "on"
  | "warn";

export function StatusGlyph({ glyph, className }: { glyph: Glyph; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <use href={`/icons.svg#status-${glyph}`} />
    </svg>
  );
}
