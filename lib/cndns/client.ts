import http from "node:http";
import https from "node:https";
import type { z } from "zod";
import { encodeInput, queryText } from "./encode";
import type { AnyRow, Codes, Effect, Host, Row } from "./endpoint";
import { interpret } from "./interpret";
import { createLimiter } from "./limit";
import { maskInput } from "./mask";
import type { Outcome } from "./outcome";
import { type Exchange, type Sent, sendOnce, sendRead } from "./send";
import { type Credentials, sign } from "./sign";

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

export interface ClientOptions {
  credentials: Credentials;
  /** Unset hosts are the real ones. */
  urls?: Partial<Record<Host, string>>;
  /** Gives out an otime that was never used, "attempt" even and "other" odd milliseconds. Here only for "other". */
  nextOtime: (kind: "attempt" | "other") => Promise<Otime>;
  /** Takes a finished call. A failure of it is noted by a process warning and changes no outcome. */
  logCall: (entry: CallEntry) => void | Promise<void>;
  /** Awaited before the answer of a purchase is parsed. If it fails the purchase ends as unknown. */
  storePurchaseReply: (reply: PurchaseReply) => Promise<void>;
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

export const realUrls: Record<Host, string> = {
  api: "https://api.cndns.com",
  check: "http://dmcheck.cndns.com",
  support: "http://support.cndns.com/api",
};

const LIMITS: Record<Host, number> = { api: 8, check: 400, support: 4 };
const TIMEOUTS_MS = { read: 20_000, write: 60_000, purchase: 120_000, connect: 10_000 };
const TRIES = 3;
const FIRST_PAUSE_MS = 150;

type Context<E extends Effect> = E extends "purchase" ? [context: PurchaseContext] : [context?: CallContext];

export interface Client {
  /**
   * Calls an endpoint; ends in one of the five outcomes and throws only AppError "upstream.input" (422, per field)
   * when the input can't be sent, and for bugs. Reads are tried up to three times; writes and purchases are sent once.
   */
  call<E extends Effect, I extends z.ZodType, T, C extends Codes>(
    row: Row<E, I, T, C>,
    input: z.output<I>,
    ...context: Context<E>
  ): Promise<Outcome<T, C>>;
  setLimit(host: Host, limit: number): void;
  /** Calls waiting and in flight per host, for the health page. */
  load(): Record<Host, { waiting: number; inFlight: number }>;
  /** Closes idle connections. */
  close(): void;
}

export function createClient(options: ClientOptions): Client {
  const machine = createMachine(options);
  const hosts = ["api", "check", "support"] as const;
  return {
    call: async (row, input, ...context) => (await run(machine, row as unknown as AnyRow, input, context[0])) as never,
    setLimit: (host, limit) => machine.limiters[host].setLimit(limit),
    load: () =>
      Object.fromEntries(
        hosts.map((host) => [
          host,
          { waiting: machine.limiters[host].waiting, inFlight: machine.limiters[host].inFlight },
        ]),
      ) as ReturnType<Client["load"]>,
    close: () => {
      for (const agent of Object.values(machine.agents)) agent.destroy();
    },
  };
}

type Machine = ReturnType<typeof createMachine>;

function createMachine(options: ClientOptions) {
  const limits = { ...LIMITS, ...options.limits };
  const urls = { ...realUrls, ...options.urls };
  const agent = (url: URL) =>
    url.protocol === "https:"
      ? new https.Agent({ keepAlive: true, timeout: 30_000 })
      : new http.Agent({ keepAlive: true, timeout: 30_000 });
  const per = <T>(make: (host: Host) => T): Record<Host, T> => ({
    api: make("api"),
    check: make("check"),
    support: make("support"),
  });
  const bases = per((host) => new URL(urls[host]));
  return {
    options,
    now: options.now ?? (() => new Date()),
    random: options.random ?? Math.random,
    timeoutsMs: { ...TIMEOUTS_MS, ...options.timeoutsMs },
    bases,
    agents: per((host) => agent(bases[host])),
    limiters: per((host) => createLimiter(limits[host])),
  };
}

interface Progress {
  sent: Sent;
  tries: number;
  otime: string | null;
  startedAt: number;
  waitedMs: number;
  notes: string[];
}

async function run(machine: Machine, row: AnyRow, input: unknown, context: CallContext | PurchaseContext = {}) {
  const encoded = encodeInput(row, input);
  const purchase = "beforeSend" in context ? context : null;
  if (row.effect === "purchase" && !purchase) throw new Error(`${row.id} spends money: it needs a purchase context`);
  const at = machine.now();
  const queuedAt = performance.now();
  const progress: Progress = {
    sent: { kind: "unreached", reason: "aborted" },
    tries: 0,
    otime: null,
    startedAt: queuedAt,
    waitedMs: 0,
    notes: [],
  };
  let outcome: Outcome<unknown> = { kind: "unreached", reason: "aborted" };
  const release = await enter(machine, row, context);
  if (release) {
    progress.startedAt = performance.now();
    progress.waitedMs = progress.startedAt - queuedAt;
    try {
      outcome = await sendAll(machine, row, input, encoded, context, progress);
    } finally {
      release();
    }
  }
  log(machine, row, input, context, at, progress, outcome);
  return outcome;
}

/** Waits for a place; null when the signal came first. */
async function enter(machine: Machine, row: AnyRow, context: CallContext): Promise<(() => void) | null> {
  try {
    return await machine.limiters[row.host].acquire({
      first: row.effect === "purchase",
      ...(context.lane === undefined ? {} : { lane: context.lane }),
      ...(context.signal === undefined ? {} : { signal: context.signal }),
    });
  } catch (error) {
    if (context.signal?.aborted) return null;
    throw error;
  }
}

/** Sends a write or purchase once, a read until it is answered or the tries or the time are over. */
async function sendAll(
  machine: Machine,
  row: AnyRow,
  input: unknown,
  encoded: ReturnType<typeof encodeInput>,
  context: CallContext | PurchaseContext,
  progress: Progress,
): Promise<Outcome<unknown>> {
  const budgetMs = context.timeoutMs ?? row.timeoutMs ?? machine.timeoutsMs[row.effect];
  for (;;) {
    const leftMs = budgetMs - (performance.now() - progress.startedAt);
    const outcome = await sendTry(machine, row, input, encoded, context, progress, Math.max(leftMs, 1));
    if (row.effect !== "read" || progress.tries >= TRIES || !worthAnotherTry(outcome)) return outcome;
    const pauseMs = FIRST_PAUSE_MS * 2 ** (progress.tries - 1) * (0.5 + machine.random());
    if (performance.now() - progress.startedAt + pauseMs > budgetMs * 0.8) return outcome;
    if (!(await pause(pauseMs, context.signal))) return outcome;
  }
}

/** Only what a second try may mend; an answer with a code is an answer, but for an otime seen before. */
function worthAnotherTry(outcome: Outcome<unknown>): boolean {
  if (outcome.kind === "unreached") return outcome.reason !== "aborted";
  if (outcome.kind !== "unknown") return false;
  return outcome.code === 10036 || ["reset", "timeout", "http_status", "unreadable"].includes(outcome.reason);
}

async function sendTry(
  machine: Machine,
  row: AnyRow,
  input: unknown,
  encoded: ReturnType<typeof encodeInput>,
  context: CallContext | PurchaseContext,
  progress: Progress,
  timeoutMs: number,
): Promise<Outcome<unknown>> {
  const purchase = "beforeSend" in context ? context : null;
  const otime = row.signed === false ? null : (purchase?.otime ?? (await machine.options.nextOtime("other")));
  const auth = otime ? sign(machine.options.credentials, otime.text) : [];
  const exchange: Exchange = {
    base: machine.bases[row.host],
    method: encoded.body.length > 0 ? "POST" : "GET",
    path: `${row.path}?${queryText([...auth, ...encoded.query])}`,
    body: encoded.body.length > 0 ? queryText(encoded.body) : null,
    timeoutMs,
    connectTimeoutMs: Math.min(machine.timeoutsMs.connect, timeoutMs),
    signal: context.signal,
  };
  progress.tries += 1;
  progress.otime = otime?.text ?? null;
  const sent =
    row.effect === "read"
      ? await sendRead(exchange, machine.agents[row.host])
      : await sendOnce(exchange, purchase?.beforeSend ?? (() => true));
  progress.sent = sent;
  if (sent.kind !== "unreached" && sent.date) machine.options.onServerDate?.(sent.date, machine.now(), row.host);
  if (purchase && row.effect === "purchase" && !(await stored(machine, row, purchase, sent, progress))) {
    return { kind: "unknown", reason: "reply_not_stored" };
  }
  const { outcome, notes } = interpret(row, input, sent);
  progress.notes.push(...notes);
  return outcome;
}

/** Keeps the raw answer of a purchase before it is parsed. False when it could not be kept. */
async function stored(machine: Machine, row: AnyRow, context: PurchaseContext, sent: Sent, progress: Progress) {
  if (sent.kind === "unreached") return true;
  try {
    await machine.options.storePurchaseReply({
      attemptId: context.attemptId,
      endpoint: row.id,
      otime: context.otime.text,
      bytes: sent.bytes,
      httpStatus: sent.httpStatus,
      complete: sent.kind === "reply",
      receivedAt: machine.now(),
    });
    return true;
  } catch (error) {
    progress.notes.push(`the reply was not stored: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function log(
  machine: Machine,
  row: AnyRow,
  input: unknown,
  context: CallContext | PurchaseContext,
  at: Date,
  progress: Progress,
  outcome: Outcome<unknown>,
) {
  const { sent } = progress;
  const entry: CallEntry = {
    at,
    endpoint: row.id,
    host: row.host,
    effect: row.effect,
    input: maskInput(row, input),
    outcome: outcome.kind,
    reason: "reason" in outcome ? outcome.reason : null,
    code: "code" in outcome ? (outcome.code ?? null) : null,
    name: "name" in outcome ? (outcome.name ?? null) : null,
    text: "text" in outcome ? (outcome.text ?? null) : null,
    httpStatus: sent.kind === "unreached" ? null : sent.httpStatus,
    otime: progress.otime,
    attemptId: "attemptId" in context ? context.attemptId : null,
    ms: Math.round(performance.now() - progress.startedAt),
    waitedMs: Math.round(progress.waitedMs),
    bytes: sent.kind === "unreached" ? 0 : sent.bytes.length,
    tries: progress.tries,
    notes: progress.notes,
  };
  const warn = (error: unknown) => process.emitWarning(`call log: ${error instanceof Error ? error.message : error}`);
  try {
    Promise.resolve(machine.options.logCall(entry)).catch(warn);
  } catch (error) {
    warn(error);
  }
}

/** Waits, unless the signal comes first. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve(true);
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
