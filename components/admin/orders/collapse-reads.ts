import type { CallEntry, TimelineEntry } from "@/lib/orders/admin-contract";

/** A call, with how often it had the same answer before anything else happened. */
export interface CollapsedCall extends CallEntry {
  times: number;
  lastAt: Date;
}

export type CollapsedEntry = Exclude<TimelineEntry, CallEntry> | CollapsedCall;

const sameAnswer = ({ itemId, endpoint, outcome, code, text }: CallEntry) =>
  JSON.stringify([itemId, endpoint, outcome, code, text]);

/**
 * Collapses repeated reads: while an order waits, the same calls return the same answers every minute. Between two other entries,
 * each call with each of its answers is shown once, at the time of the first. Calls that change something are all kept.
 */
export function collapseReads(entries: readonly TimelineEntry[]): CollapsedEntry[] {
  const collapsed: CollapsedEntry[] = [];
  let known = new Map<string, CollapsedCall>();
  for (const entry of entries) {
    if (entry.kind !== "call") {
      known = new Map();
      collapsed.push(entry);
      continue;
    }
    const key = sameAnswer(entry);
    const first = entry.effect === "read" ? known.get(key) : undefined;
    if (first) {
      first.times += 1;
      first.lastAt = entry.at;
      continue;
    }
    if (entry.effect !== "read") known = new Map();
    const call = { ...entry, times: 1, lastAt: entry.at };
    if (entry.effect === "read") known.set(key, call);
    collapsed.push(call);
  }
  return collapsed;
}
