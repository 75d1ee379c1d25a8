import type { Choices } from "./choose-variants";
import type { Effect, Host } from "./endpoint";
import type { Outcome, Refusal } from "./outcome";
import type { Credentials } from "./sign";

/** A time that was never sent to the upstream before: `text` as it is sent, `ms` since 1970. */
export interface Otime {
  text: string;
  ms: bigint;
}

/** One line of the call log that staff read. Never holds a URL, a query, a secret or an answer. */
export interface CallLogEntry {
  at: Date;
  endpoint: string;
  host: Host;
  effect: Effect;
  /** Masked by the row's `secret`. */
  input: Record<string, unknown>;
  outcome: Outcome<unknown>["kind"];
  reason: string | null;
  code: number | null;
  name: string | null;
  text: string | null;
  httpStatus: number | null;
  otime: string | null;
  attemptId: string | null;
  /** From the first try to the end, without the time spent waiting for a place. */
  ms: number;
  waitedMs: number;
  bytes: number;
  tries: number;
  /** Repairs of the answer, list items that were left out, failures of hooks. */
  notes: string[];
}

/** The answer of a purchase before it is interpreted; also what arrived before a connection broke. */
export interface PurchaseReply {
  attemptId: string;
  endpoint: string;
  otime: string;
  bytes: Buffer;
  httpStatus: number | null;
  complete: boolean;
  receivedAt: Date;
}

/** Shared by all callers of one account: after a refusal only tests are sent. */
export interface CredentialGate {
  /** The current refusal, or null. Called after the otime was taken and before anything is sent. */
  refusal(): (Refusal & { since: Date }) | null;
  refused(refusal: Refusal, at: Date): void;
  /** Called when a test was answered. */
  accepted(): Promise<void>;
}

export interface ClientOptions {
  credentials: Credentials;
  /** Hosts that are not given are the real ones. */
  urls?: Partial<Record<Host, string>>;
  /** The readings chosen among the rows' `variants`, for what the manual leaves open; by default the rows' own. */
  choices?: Choices;
  /**
   * Returns an otime that was never used: even milliseconds for "attempt", odd ones for "other". The client asks for
   * "other" only.
   */
  nextOtime: (kind: "attempt" | "other") => Promise<Otime>;
  /** Logs a finished call. Its failure becomes a process warning and changes no outcome. */
  logCall: (entry: CallLogEntry) => void | Promise<void>;
  /** Awaited before the answer of a purchase is parsed. If it fails the purchase ends as unknown. */
  storePurchaseReply: (reply: PurchaseReply) => Promise<void>;
  /** Remembers that the upstream refuses these credentials. Without it every call is sent. */
  gate?: CredentialGate;
  /** Called with the upstream's time from a Date header (whole seconds) and our time when it arrived. */
  onServerDate?: (date: Date, at: Date, host: Host) => void;
  /** Calls in flight per host; `setLimit` changes them later. */
  limits?: Partial<Record<Host, number>>;
  timeoutsMs?: Partial<Record<Effect | "connect", number>>;
  now?: () => Date;
  /** 0 ≤ x < 1, for the jitter between tries of a read. */
  random?: () => number;
}

export interface CallContext {
  /** Aborting takes the call out of the queue and cancels a read in flight. A write that was sent is waited for. */
  signal?: AbortSignal;
  /** The caller for the queue, for example a visitor's session: lanes take turns. */
  lane?: string;
  /**
   * A test of the credentials: it is sent although they are refused; when it is answered, other calls are sent again.
   */
  test?: boolean;
  /** Time for the whole call once it is sent, all tries included. */
  timeoutMs?: number;
}

export interface PurchaseContext extends CallContext {
  /** The attempt that was stored before; the stored reply belongs to it. */
  attemptId: string;
  /** The otime in that attempt. */
  otime: Otime;
  /** Called when the connection is open, just before the request is written. With false nothing is sent. */
  beforeSend: () => boolean;
}
