import type { ReactNode } from "react";
import type { Glyph } from "@/components/ui/status-glyph";

const ring = <circle cx="8" cy="8" r="5.75" />;
const openRing = <path d="M8 2.25A5.75 5.75 0 1 1 2.25 8" />;

/** What states look like: the nearer an item is to its end, the fuller its ring, up to a full disc. 16 px grid, 1.5 px line. */
export const statusDrawings: Record<Glyph, ReactNode> = {
  placed: ring,
  waiting: (
    <>
      {ring}
      <path d="M6.4 6v4M9.6 6v4" />
    </>
  ),
  buying: (
    <>
      {openRing}
      <circle cx="8" cy="8" r="2.25" fill="currentColor" stroke="none" />
    </>
  ),
  accepted: (
    <>
      {openRing}
      <circle cx="8" cy="8" r="3" fill="currentColor" stroke="none" />
    </>
  ),
  unsure: (
    <>
      <circle cx="8" cy="8" r="5.75" strokeDasharray="2.6 2" />
      <path d="M6.5 6.5a1.6 1.6 0 1 1 2.3 1.5c-.5.3-.8.5-.8 1M8 10.9v.05" />
    </>
  ),
  // The check is a hole in the disc: what is behind shows through.
  done: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      stroke="none"
      d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm3.57 5.06a.8.8 0 0 0-1.14-1.12L7.1 9.27 5.57 7.73a.8.8 0 0 0-1.14 1.14l2.1 2.1a.8.8 0 0 0 1.14-.01Z"
    />
  ),
  // Half of the order was done.
  mixed: (
    <>
      {ring}
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5Z" fill="currentColor" stroke="none" />
    </>
  ),
  refused: (
    <>
      {ring}
      <path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" />
    </>
  ),
  on: <circle cx="8" cy="8" r="5" fill="currentColor" stroke="none" />,
  warn: (
    <>
      {ring}
      <path d="M8 4.75V8l2.2 1.6" />
    </>
  ),
};
