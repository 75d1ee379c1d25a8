import { Children, type ReactNode } from "react";
import { Disclosure } from "../ui/disclosure";

/** A thread of more messages is folded in the middle. */
const MOST = 12;
const FIRST = 1;
const LAST = 6;

/**
 * Which messages of a thread are folded: all but the first, which says what it is about, and the last ones. Null for a short thread.
 * @param open the place of the earliest message that still waits for somebody: it is not folded, nor what follows.
 */
export function foldedPlaces(count: number, open = count): { from: number; to: number } | null {
  const to = Math.min(count - LAST, open);
  return count > MOST && to - FIRST > 1 ? { from: FIRST, to } : null;
}

interface Props {
  label: string;
  /** The messages, each a list item. */
  children: ReactNode;
  /** See foldedPlaces. */
  open?: number | undefined;
  /** What the fold says, of so many messages. */
  summary: (count: number) => string;
}

/** The messages of a thread as a list; in a long one those in the middle open on demand, without scripts too. */
export function FoldedMessages({ label, children, open, summary }: Props) {
  const all = Children.toArray(children);
  const folded = foldedPlaces(all.length, open);
  if (!folded) return <ol aria-label={label}>{all}</ol>;
  return (
    <ol aria-label={label}>
      {all.slice(0, folded.from)}
      <li className="border-t border-rule">
        <Disclosure summary={summary(folded.to - folded.from)} summaryClassName="py-3 text-ink-2">
          <ol>{all.slice(folded.from, folded.to)}</ol>
        </Disclosure>
      </li>
      {all.slice(folded.to)}
    </ol>
  );
}
