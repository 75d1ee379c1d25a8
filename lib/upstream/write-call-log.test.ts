import { expect, it, vi } from "vitest";
import type { CallEntry } from "@/lib/cndns/client";
import type { Db } from "@/lib/db/client";
import { createCallLog, FLUSH_MS } from "./write-call-log";

const entry = (effect: string) =>
  ({ at: new Date(), host: "api", endpoint: "x", effect, input: {}, outcome: "ok", notes: [] }) as unknown as CallEntry;

/** A database whose inserts end when the test says so. */
function slowDatabase() {
  const ends: { resolve: (count: number) => void; reject: (error: Error) => void }[] = [];
  const $executeRaw = () => new Promise<number>((resolve, reject) => ends.push({ resolve, reject }));
  return { ends, db: { $executeRaw } as unknown as Db };
}

it("is flushed when what the timer has begun to write is written, too", async () => {
  vi.useFakeTimers();
  try {
    const { ends, db } = slowDatabase();
    const log = createCallLog(db);
    log.write(entry("read"));
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(ends).toHaveLength(1);
    let flushed = false;
    const flush = log.flush().then(() => {
      flushed = true;
    });
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(flushed).toBe(false);
    ends[0]?.resolve(1);
    await flush;
    await log.flush();
    expect(ends).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

it("writes a purchase at once and tells its caller of a failure, not of another's", async () => {
  const { ends, db } = slowDatabase();
  const log = createCallLog(db);
  const first = log.write(entry("purchase"));
  const second = log.write(entry("purchase"));
  ends[0]?.reject(new Error("the database is away"));
  ends[1]?.resolve(1);
  await expect(first).rejects.toThrow("away");
  await second;
  await log.flush();
});
