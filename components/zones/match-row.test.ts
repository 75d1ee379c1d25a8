import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ExistingRecord } from "@/lib/dns/record";
import { prepareTexts, rowMatcher } from "./match-row";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Records that count how often they are read. */
function countedRecords(count: number) {
  const read = { times: 0 };
  const records = Array.from(
    { length: count },
    (_, at): ExistingRecord => ({
      ...{ id: String(at), type: "A", value: "8.8.8.8", ttlSeconds: 600, priority: null },
      get host() {
        read.times += 1;
        return `h${at}`;
      },
    }),
  );
  return { records, read };
}

it("after a while a filter finds the text of every record made", () => {
  const { records, read } = countedRecords(1_000);
  prepareTexts(records);
  vi.advanceTimersByTime(2_000);
  expect(read.times).toBe(1_000);
  const matches = rowMatcher("h99");
  const found = records.filter((record) => matches?.({ key: record.id, state: "same", was: record, record }));
  expect([found.length, read.times]).toEqual([11, 1_000]);
});

it("a page that was left makes no more texts", () => {
  const { records, read } = countedRecords(1_000);
  const stop = prepareTexts(records);
  vi.advanceTimersByTime(1_030);
  stop();
  vi.advanceTimersByTime(5_000);
  expect(read.times).toBe(400);
});
