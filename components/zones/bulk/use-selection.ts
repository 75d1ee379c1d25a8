"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { selectAfter } from "../arrange/arrange-rows";
import type { DraftRow } from "../zone-draft";
import type { OnSelectRow } from "../zone-row";

/** Which rows of the table are ticked. Rows that a filter hides stay ticked; those that are gone do not count. The same object until that changes. */
export function useSelection(rows: readonly DraftRow[], shown: readonly DraftRow[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set());
  const last = useRef<string | null>(null);
  // For the handler, which stays the same so that ticking one row leaves the others alone.
  const order = useRef(shown);
  order.current = shown;

  const onSelect = useCallback<OnSelectRow>((key, on, range) => {
    const since = range ? last.current : null;
    const keys = since === null ? [key] : order.current.map((row) => row.key);
    last.current = key;
    setTicked((before) => selectAfter(before, keys, { key, on, since }));
  }, []);

  const chosen = useMemo(() => (ticked.size === 0 ? [] : rows.filter(({ key }) => ticked.has(key))), [rows, ticked]);
  const visible = useMemo(() => {
    if (chosen.length === 0) return 0;
    return shown.filter(({ key }) => ticked.has(key)).length;
  }, [shown, ticked, chosen]);

  const onAll = useCallback((on: boolean) => {
    const keys = order.current.map((row) => row.key);
    setTicked((before) => {
      const next = new Set(before);
      for (const key of keys) {
        if (on) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setTicked(new Set()), []);

  return useMemo(
    () => ({
      selected: ticked,
      /** The ticked rows, also those that the filter hides. */
      chosen,
      /** How many of them the filter hides. */
      hidden: chosen.length - visible,
      /** Whether all rows that are shown are ticked. */
      all: shown.length > 0 && visible === shown.length,
      onSelect,
      onAll,
      clear,
    }),
    [ticked, chosen, visible, shown, onSelect, onAll, clear],
  );
}
