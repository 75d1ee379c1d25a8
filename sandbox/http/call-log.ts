import type { EndpointId } from "../manual/all";

/** One line of the log. Times are of the sandbox's clock; passwords, numbers of documents and pictures are masked. */
export interface LoggedCall {
  seq: number;
  atMs: number;
  endpoint: EndpointId;
  effect: string;
  method: string;
  name: string;
  params: Record<string, string>;
  /** "success", a refusal's code, or "failed" for a sentence without a code; "" when the handler did not run. */
  outcome: string;
  /** The sentence of a refusal. */
  said: string;
  /** The faults that applied to the call: "dropAfter", "status" … */
  faults: string[];
  chargeFen: bigint;
  tookMs: number;
}

export interface Counter {
  calls: number;
  success: number;
  refused: number;
  faults: number;
}

const KEPT = 5_000;
const SECRET =
  /^(checksum|.*pass(word)?|authcode|idnumber|adminid|corporationid|yyzz|ownerid|contactid|ownernumber|contactidcard|.*str)$/i;

/** The last calls and a count per endpoint, in memory only; the sales book is what survives a restart. */
export class CallLog {
  private readonly ring: LoggedCall[] = [];
  private next = 0;
  private readonly counts = new Map<EndpointId, Counter>();

  add(call: Omit<LoggedCall, "seq">): void {
    const entry = { ...call, seq: this.next };
    this.ring[this.next % KEPT] = entry;
    this.next += 1;
    const counter = this.counts.get(call.endpoint) ?? { calls: 0, success: 0, refused: 0, faults: 0 };
    counter.calls += 1;
    if (call.outcome === "success") counter.success += 1;
    else if (call.outcome !== "") counter.refused += 1;
    if (call.faults.length > 0) counter.faults += 1;
    this.counts.set(call.endpoint, counter);
  }

  /** Newest first. */
  list(filter: { endpoint?: string; name?: string; since?: number; limit: number }): LoggedCall[] {
    const found: LoggedCall[] = [];
    const oldest = Math.max(0, this.next - KEPT, filter.since ?? 0);
    for (let seq = this.next - 1; seq >= oldest && found.length < filter.limit; seq--) {
      const call = this.ring[seq % KEPT];
      if (!call) continue;
      if (filter.endpoint && call.endpoint !== filter.endpoint) continue;
      if (filter.name && !call.name.includes(filter.name)) continue;
      found.push(call);
    }
    return found;
  }

  counters(): Record<string, Counter> {
    return Object.fromEntries(this.counts);
  }

  clear(): void {
    this.ring.length = 0;
    this.next = 0;
    this.counts.clear();
  }
}

export function maskParams(entries: Iterable<[string, string]>): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [name, value] of entries) masked[name] = SECRET.test(name) && value ? "***" : value;
  return masked;
}
