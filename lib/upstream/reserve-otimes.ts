import "server-only";
import type { Otime } from "@/lib/cndns/client";
import { otimeText } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import type { SharedGate, StoredRefusal } from "./credential-gate";
import { nearMidnight } from "./next-otime";

/** A process that calls often reserves up to so many at once; one that calls rarely, one at a time. */
const MOST = 16;
/** Otimes that were not used within this time are dropped, because an otime should be close to the upstream's clock. */
const GOOD_MS = 1_000;

/**
 * Otimes for calls that spend nothing, reserved in blocks: else each would cost a statement on the one row that all processes
 * share. Unique like those of `nextOtime`, and odd. Purchases use `nextOtime`.
 * @param gate is told, from the same statement, whether another process was refused with these credentials
 */
export function reserveOtimes(db: Pick<Db, "$queryRaw">, gate?: SharedGate) {
  let waiting: { ms: bigint; left: number; untilMs: number } | undefined;
  let size = 1;
  let underway: Promise<void> | undefined;

  async function reserve(): Promise<void> {
    // A block that was used up in time doubles the next one; a dropped one makes it one again.
    size = waiting && waiting.left === 0 && performance.now() < waiting.untilMs ? Math.min(MOST, size * 2) : 1;
    const untilMs = performance.now() + GOOD_MS;
    const seenBefore = gate?.version();
    const [row] = await db.$queryRaw<(StoredRefusal & { first_ms: bigint })[]>`
      SELECT otime_reserve(clock_timestamp(), ${size}::int) AS first_ms, refused.*
        FROM (VALUES (${gate?.fingerprint ?? ""})) own (fingerprint)
        LEFT JOIN refused_credentials refused USING (fingerprint)`;
    if (!row) throw new Error("otime_reserve answered nothing");
    if (gate && seenBefore !== undefined) gate.seen(row, seenBefore);
    // Near midnight the later ones may be of another day than the one on which they are used.
    waiting = { ms: row.first_ms, left: nearMidnight(new Date(Number(row.first_ms))) ? 1 : size, untilMs };
  }

  return {
    async next(): Promise<Otime> {
      for (;;) {
        if (waiting && waiting.left > 0 && performance.now() < waiting.untilMs) {
          const { ms } = waiting;
          waiting = { ...waiting, ms: ms + 2n, left: waiting.left - 1 };
          return { ms, text: otimeText(new Date(Number(ms))) };
        }
        underway ??= reserve().finally(() => {
          underway = undefined;
        });
        await underway;
      }
    },
    /** Drops what is reserved, after the clock's offset was corrected. */
    forget() {
      waiting = undefined;
    },
  };
}
