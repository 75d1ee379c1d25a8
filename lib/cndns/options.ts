import type { Choices } from "./choose-variants";
import type { Effect, Host } from "./endpoint";
import type { Outcome, Refusal } from "./outcome";
import type { Credentials } from "./sign";

/** A moment that the upstream hasn't seen before: `text` as it is sent, `ms` since 1970. */
export interface Otime {
  text: string;
  ms: bigint;
}

/** One line of the call log that staff read. Never holds a URL, a query, a secret or an answer. */
export interface CallEntry {
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
  /** From the sending of the first try to the end, without the wait for a place. */
  ms: number;
  waitedMs: number;
  bytes: number;
  tries: number;
  /** Repairs of the answer, list items that were left out, troubles of hooks. */
  notes: string[];
}

/** What came back for a purchase, before anybody tried to understand it; also what arrived before a connection broke. */
export interface PurchaseReply {
  attemptId: string;
  endpoint: string;
  otime: string;
  bytes: Buffer;
  httpStatus: number | null;
  complete: boolean;
  receivedAt: Date;
}

/** Shared by all callers of one account: after a refusal nothing is sent but a test. */
export interface CredentialGate {
  /** The refusal that holds, or null; asked after the otime was given out and before anything is sent. */
  refusal(): (Refusal & { since: Date }) | null;
  refused(refusal: Refusal, at: Date): void;
  /** A test was answered. */
  accepted(): Promise<void>;
}

export interface ClientOptions {
  credentials: Credentials;
  /** Unset hosts are the real ones. */
  urls?: Partial<Record<Host, string>>;
  /** Readings of what the manual leaves open, by a row's `variants`; the rows' own where nothing is said. */
  choices?: Choices;
  /** Gives out an otime that was never used, "attempt" even and "other" odd milliseconds. Here only for "other". */
  nextOtime: (kind: "attempt" | "other") => Promise<Otime>;
  /** Takes a finished call. A failure of it is noted by a process warning and changes no outcome. */
  logCall: (entry: CallEntry) => void | Promise<void>;
  /** Awaited before the answer of a purchase is parsed. If it fails the purchase ends as unknown. */
  storePurchaseReply: (reply: PurchaseReply) => Promise<void>;
  /** Knows that the upstream refuses these credentials, and is told when it does. Without it every call is sent. */
  gate?: CredentialGate;
  /** The upstream's clock by a Date header (whole seconds), and ours when it arrived. */
  onServerDate?: (date: Date, at: Date, host: Host) => void;
  /** Calls in flight per host; `setLimit` changes them later. */
  limits?: Partial<Record<Host, number>>;
  timeoutsMs?: Partial<Record<Effect | "connect", number>>;
  now?: () => Date;
  /** 0 ≤ x < 1, for the jitter between tries of a read. */
  random?: () => number;
}

export interface CallContext {
  /** Leaves the queue at once; cancels a read in flight. What was sent of a write is waited for. */
  signal?: AbortSignal;
  /** Who waits: calls of one lane are served in turn with those of others. A visitor's session, say. */
  lane?: string;
  /** Tests the credentials: sent although they are refused; an answer lets all others go on. */
  test?: boolean;
  /** For the whole call once sent, tries included. */
  timeoutMs?: number;
}

export interface PurchaseContext extends CallContext {
  /** The attempt that was written before; names the stored reply. */
  attemptId: string;
  /** The otime in that attempt. */
  otime: Otime;
  /** Asked when the connection stands and the next thing is to write the request. False: nothing is sent. */
  beforeSend: () => boolean;
}
