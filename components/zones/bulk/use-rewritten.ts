"use client";

import { useEffect, useState } from "react";
import type { RecordFinding, ZoneRecord } from "@/lib/dns/record";
import { type Rewrite, rewriteRecord } from "@/lib/dns/rewrite-record";
import type { DraftRow } from "../zone-draft";

/** What becomes of many records. */
export interface RewrittenRows {
  changed: { key: string; from: ZoneRecord; to: ZoneRecord }[];
  refused: { key: string; record: ZoneRecord; finding: RecordFinding }[];
  same: number;
}

/** So many records are checked without a pause: on a slow phone that takes less than a tenth of a second. */
const PORTION = 40;

export function rewriteRows(rows: readonly DraftRow[], rewrite: Rewrite, zone: string): RewrittenRows {
  const result: RewrittenRows = { changed: [], refused: [], same: 0 };
  for (const { key, record } of rows) {
    const one = rewriteRecord(record, rewrite, zone);
    if (one.kind === "changed") result.changed.push({ key, from: record, to: one.record });
    else if (one.kind === "refused") result.refused.push({ key, record, finding: one.finding });
    else result.same += 1;
  }
  return result;
}

/**
 * The rows rewritten, in portions, so that thousands of them hold up no key or press. Null while it is not finished, or without a
 * rewrite.
 */
export function useRewritten(rows: readonly DraftRow[], rewrite: Rewrite | null, zone: string): RewrittenRows | null {
  const [done, setDone] = useState<{ rewrite: Rewrite; result: RewrittenRows } | null>(null);
  useEffect(() => {
    if (!rewrite) return;
    const result: RewrittenRows = { changed: [], refused: [], same: 0 };
    let timer: ReturnType<typeof setTimeout>;
    const goOn = (from: number) => {
      const next = rewriteRows(rows.slice(from, from + PORTION), rewrite, zone);
      result.changed.push(...next.changed);
      result.refused.push(...next.refused);
      result.same += next.same;
      if (from + PORTION < rows.length) timer = setTimeout(() => goOn(from + PORTION));
      else setDone({ rewrite, result });
    };
    timer = setTimeout(() => goOn(0));
    return () => clearTimeout(timer);
  }, [rows, rewrite, zone]);
  return done && done.rewrite === rewrite ? done.result : null;
}
