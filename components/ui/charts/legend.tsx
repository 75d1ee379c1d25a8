import { LookPattern, lookFill } from "./look-pattern";
import type { SeriesLook } from "./series-look";

interface Props {
  /** Unique on the page. */
  id: string;
  entries: readonly { id: string; label: string; look: SeriesLook }[];
}

/** What the bars of each look stand for. One series needs none: the caption names it. */
export function Legend({ id, entries }: Props) {
  if (entries.length < 2) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-2">
      {entries.map(({ id: key, label, look }) => (
        <li key={key} className="inline-flex items-center gap-1.5">
          <svg className="size-3 flex-none overflow-visible" aria-hidden="true" focusable="false">
            <LookPattern id={`${id}-${look}`} look={look} />
            <rect width="12" height="12" {...lookFill(`${id}-${look}`, look)} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
