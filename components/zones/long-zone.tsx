// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: the space of absent rows is no row to hear
"use client";

import { defaultRangeExtractor, useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { Fragment, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { RowPlace, ZoneLine } from "./zone-row";

/** A row's height before it is measured, of one line: on a window wide enough for a table, and on a phone. */
const [ROW_PX, PHONE_ROW_PX] = [52, 69];
const WIDE = "(min-width: 60rem)";
/** Rows beyond both edges of the window: the focus, which goes from row to row, must find the next one. More make each answer slower. */
const OVERSCAN = 3;

/**
 * The height of a row as the browser last reported it; before that, the usual one. Reading it from the page when the row is added would force
 * a layout in the middle of the rendering, and the browser does another one afterwards.
 */
function heightOf(row: Element, entry: ResizeObserverEntry | undefined, virtual: Virtualizer<Window, Element>): number {
  const reported = entry?.borderBoxSize[0]?.blockSize;
  if (reported !== undefined) return Math.round(reported);
  const index = virtual.indexFromElement(row);
  return virtual.itemSizeCache.get(virtual.options.getItemKey(index)) ?? virtual.options.estimateSize(index);
}

/** Where on the page the body begins: read after the browser laid out the page, whenever that changed its height. */
function useTopOf(body: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const read = () => {
      const now = Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      setTop((before) => (Math.abs(now - before) > 1 ? now : before));
    };
    read();
    const watch = new ResizeObserver(read);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [body]);
  return top;
}

/**
 * The key of the line at a place. The same function as long as the keys are the same: with another one the places of all lines are worked
 * out again.
 */
function useKeyOf(lines: readonly ZoneLine[]): (index: number) => string | number {
  const known = useRef<readonly ZoneLine[]>(lines);
  const before = known.current;
  const same = before.length === lines.length && lines.every((line, at) => isSame(line, before[at]));
  const keys = same ? before : lines;
  known.current = keys;
  return useCallback((index: number) => keys[index]?.key ?? index, [keys]);
}

const isSame = (line: ZoneLine, before: ZoneLine | undefined) => line === before || line.key === before?.key;

interface Props {
  lines: readonly ZoneLine[];
  show: (line: ZoneLine, place: RowPlace) => ReactNode;
  /** The key of the line that is a form. */
  editing: string | null;
}

/**
 * The body of a table of very many records: only the lines near the window are in the page, the space of the others is empty rows. The
 * form and the line with the focus stay, wherever the window is.
 */
export function LongZone({ lines, show, editing }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const scrollMargin = useTopOf(body);
  const [rowPx] = useState(() => (window.matchMedia(WIDE).matches ? ROW_PX : PHONE_ROW_PX));
  // Read when the window moves: the press that brings the focus renders nothing.
  const focused = useRef<string | null>(null);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => rowPx,
    measureElement: heightOf,
    getItemKey: useKeyOf(lines),
    overscan: OVERSCAN,
    scrollMargin,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    rangeExtractor: (range) => {
      const kept = [editing, focused.current].flatMap((key) => {
        const at = key === null ? -1 : lines.findIndex((line) => line.key === key);
        return at < 0 ? [] : [at];
      });
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
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
        const line = lines[index];
        const place = { "aria-rowindex": index + 2, "data-index": index, ref: virtual.measureElement };
        return (
          <Fragment key={key}>
            {gap > 0 && <Gap height={gap} />}
            {line && show(line, place)}
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
