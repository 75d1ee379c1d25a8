import type { CallEntry, TimelineEntry } from "@/lib/orders/admin-contract";

/** A call, and how often it was made with the same answer before anything else happened. */
export interface FoldedCall extends CallEntry {
  times: number;
  lastAt: Date;
}

export type FoldedEntry = Exclude<TimelineEntry, CallEntry> | FoldedCall;

const sameAnswer = ({ itemId, endpoint, outcome, code, text }: CallEntry) =>
  JSON.stringify([itemId, endpoint, outcome, code, text]);

/**
 * Reads that only repeat what was known, minute after minute while an order waits, become one entry at the time of the first:
 * between two things that happened, each question with each of its answers stands once. Calls that change something stay.
 */
export function foldReads(entries: readonly TimelineEntry[]): FoldedEntry[] {
  const folded: FoldedEntry[] = [];
  let known = new Map<string, FoldedCall>();
  for (const entry of entries) {
    if (entry.kind !== "call") {
      known = new Map();
      folded.push(entry);
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
    folded.push(call);
  }
  return folded;
}
