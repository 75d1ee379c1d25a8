/** Checks every purchase that reaches the upstream: its attempt is committed, in time, and sent once. Collects what is wrong. */
import { fromShanghai } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";

const SEND_WITHIN_MS = 5_000;
/** Each step of a process moves the clock by a millisecond. */
const TOLERANCE_MS = 300;

export interface Arrival {
  otime: string;
  itemId: string;
  attemptId: string;
  atMs: number;
}

/** The 17 digits as epoch milliseconds. */
export function otimeMsOf(otime: string): bigint {
  const part = (from: number, to: number) => Number(otime.slice(from, to));
  const at = fromShanghai(part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14), part(14, 17));
  return BigInt(at?.getTime() ?? 0);
}

export class CallWatch {
  readonly faults: string[] = [];
  readonly arrivals: Arrival[] = [];
  private readonly committedAtMs = new Map<bigint, number>();

  constructor(private readonly db: Db) {}

  attemptCommitted(otimeMs: bigint, atMs: number): void {
    this.committedAtMs.set(otimeMs, atMs);
  }

  /** Checks a purchase that has reached the upstream. */
  async arrived(otime: string, atMs: number): Promise<void> {
    const otimeMs = otimeMsOf(otime);
    const attempt = await this.db.attempt.findUnique({ where: { otimeMs }, include: { item: true } });
    if (!attempt) {
      this.faults.push(`${otime} was sent without a committed attempt`);
      return;
    }
    const { item } = attempt;
    if (attempt.endedAt) this.faults.push(`${item.displayName}: an attempt was sent after it had ended`);
    const committedAtMs = this.committedAtMs.get(otimeMs);
    if (committedAtMs !== undefined && atMs - committedAtMs > SEND_WITHIN_MS + TOLERANCE_MS)
      this.faults.push(`${item.displayName}: sent ${atMs - committedAtMs} ms after its attempt was committed`);
    if (this.arrivals.some((arrival) => arrival.otime === otime)) this.faults.push(`${otime} was sent twice`);
    const account = await this.db.upstreamAccount.findUniqueOrThrow({ where: { id: 1 } });
    if (account.pausedAt && committedAtMs !== undefined && account.pausedAt.getTime() < committedAtMs - TOLERANCE_MS)
      this.faults.push(`${item.displayName}: sent while purchases were paused`);
    const before = this.arrivals.filter((arrival) => arrival.itemId === item.id && arrival.otime !== otime);
    for (const earlier of before) {
      const known = await this.db.attempt.findUniqueOrThrow({ where: { id: earlier.attemptId } });
      if (known.outcome !== "ours" && known.outcome !== "unreached")
        this.faults.push(`${item.displayName}: sent again after ${known.outcome ?? "an unanswered attempt"}`);
    }
    this.arrivals.push({ otime, itemId: item.id, attemptId: attempt.id, atMs });
  }
}
