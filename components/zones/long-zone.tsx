// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: the space of absent rows is no row to hear
"use client";

import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { Fragment, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { ZoneLine } from "./zone-row";

/** A row's height before it is measured: of one line on a wide window. */
const ROW_PX = 52;
/** Rows beyond both edges of the window: the focus, which goes from row to row, must find the next one. More make each answer slower. */
const OVERSCAN = 6;
/** The window that the server renders for: it does not know the browser's. */
const SERVER_WINDOW = { width: 0, height: 900 };

interface Props {
  lines: readonly ZoneLine[];
  /** The key of the line that is a form. */
  editing: string | null;
}

/**
 * The body of a table of very many records: only the lines near the window are in the page, the space of the others is empty rows. The
 * form and the line with the focus stay, wherever the window is.
 */
export function LongZone({ lines, editing }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // Read when the window moves: the press that brings the focus renders nothing.
  const focused = useRef<string | null>(null);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_PX,
    // The same function for the same lines: with another one the places of all lines are worked out again.
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    overscan: OVERSCAN,
    scrollMargin,
    initialRect: SERVER_WINDOW,
    initialOffset: 0,
    rangeExtractor: (range) => {
      const kept = [editing, focused.current].flatMap((key) => {
        const at = key === null ? -1 : lines.findIndex((line) => line.key === key);
        return at < 0 ? [] : [at];
      });
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
  });

  // After every render: what stands above may have changed its height.
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    const margin = Math.round(top + window.scrollY);
    if (Math.abs(margin - scrollMargin) > 1) setScrollMargin(margin);
  });

  const items = virtual.getVirtualItems();
  const end = virtual.getTotalSize() + scrollMargin;
  let reached = scrollMargin;
  return (
    <tbody
      ref={body}
      role="rowgroup"
      className="max-lg:block"
      onFocus={(event) => {
        const row = event.target.closest<HTMLElement>("[data-index]");
        focused.current = row ? (lines[Number(row.dataset.index)]?.key ?? null) : null;
      }}
    >
      {items.map(({ index, start, end, key }) => {
        const gap = start - reached;
        reached = end;
        const place = { "aria-rowindex": index + 2, "data-index": index, ref: virtual.measureElement };
        return (
          <Fragment key={key}>
            {gap > 0 && <Gap height={gap} />}
            {lines[index]?.show(place)}
          </Fragment>
        );
      })}
      {end > reached && <Gap height={end - reached} />}
    </tbody>
  );
}

/** The space of lines that are not in the page. */
function Gap({ height }: { height: number }) {
  return (
    <tr role="none" className="max-lg:block">
      <td role="none" className="p-0 max-lg:block" style={{ height }} colSpan={7} />
    </tr>
  );
}
