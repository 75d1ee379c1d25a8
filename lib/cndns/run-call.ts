import type http from "node:http";
import { inSpan } from "../core/span";
import { callEntry, type RunningCall } from "./call-log";
import { encodeInput, queryText } from "./encode";
import type { AnyRow, Effect, Host } from "./endpoint";
import { interpret } from "./interpret";
import type { Limiter } from "./limit";
import type { CallContext, ClientOptions, PurchaseContext } from "./options";
import { type Outcome, type Refusal, refusesCredentials } from "./outcome";
import { type Exchange, type Sent, sendOnce, sendRead } from "./send";
import { sign } from "./sign";

const TRIES = 3;
const FIRST_PAUSE_MS = 150;
/**
 * A Date header is used only when the answer came soon after the request and was looked at soon after that. A process
 * that was suspended in between would mistake the pause for a difference between the upstream's clock and ours.
 */
const QUICK_MS = 5_000;
const FRESH_MS = 1_000;
const RETRIED_REASONS: ReadonlySet<string> = new Set(["reset", "timeout", "http_status", "unreadable"]);

/** What the calls of one client share. */
export interface Machine {
  options: ClientOptions;
  now: () => Date;
  random: () => number;
  timeoutsMs: Record<Effect | "connect", number>;
  bases: Record<Host, URL>;
  agents: Record<Host, http.Agent>;
  limiters: Record<Host, Limiter>;
}

/**
 * Runs one call from input to outcome: encodes, queues, signs and sends it (a read up to three times), stores the
 * answer of a purchase, interprets and logs it.
 */
export function runCall(
  machine: Machine,
  row: AnyRow,
  input: unknown,
  context: CallContext | PurchaseContext = {},
): Promise<Outcome<unknown>> {
  const values = { endpoint: row.id, effect: row.effect, host: row.host };
  return inSpan({ name: `upstream ${row.id}`, kind: "call", values }, async (span) => {
    const { outcome, call } = await runLoggedCall(machine, row, input, context);
    const code = "code" in outcome ? outcome.code : undefined;
    span.set({ outcome: outcome.kind, code, tries: call.tries, waitedMs: Math.round(call.waitedMs) });
    return outcome;
  });
}

async function runLoggedCall(
  machine: Machine,
  row: AnyRow,
  input: unknown,
  context: CallContext | PurchaseContext,
): Promise<{ outcome: Outcome<unknown>; call: RunningCall }> {
  const encoded = encodeInput(row, input);
  const purchase = row.effect === "purchase" ? (context as PurchaseContext) : null;
  if (purchase && !purchase.beforeSend) throw new Error(`${row.id} spends money: it needs a purchase context`);
  const queuedAt = performance.now();
  const call: RunningCall = {
    row,
    input,
    encoded,
    context,
    purchase,
    at: machine.now(),
    sent: { kind: "unreached", reason: "aborted" },
    tries: 0,
    otime: null,
    startedAt: queuedAt,
    waitedMs: 0,
    notes: [],
    kept: false,
  };
  let outcome: Outcome<unknown> = { kind: "unreached", reason: "aborted" };
  const release = await enter(machine, call);
  if (release) {
    call.startedAt = performance.now();
    call.waitedMs = call.startedAt - queuedAt;
    try {
      outcome = await sendUntilAnswered(machine, call);
    } finally {
      release();
    }
  }
  // A call that the gate did not let through is not logged: so many lines would hide the refusal itself.
  if (!call.kept) guarded("call log", () => machine.options.logCall(callEntry(call, outcome)));
  return { outcome, call };
}

/** Waits for a place; null when the signal aborts first. */
async function enter(machine: Machine, { row, context }: RunningCall): Promise<(() => void) | null> {
  const { lane, signal } = context;
  try {
    return await machine.limiters[row.host].acquire({ first: row.effect === "purchase", lane, signal });
  } catch (error) {
    if (signal?.aborted) return null;
    throw error;
  }
}

/** Sends a write or a purchase once, a read until it is answered or its tries or its time are used up. */
async function sendUntilAnswered(machine: Machine, call: RunningCall): Promise<Outcome<unknown>> {
  const { row, context } = call;
  const budgetMs = context.timeoutMs ?? row.timeoutMs ?? machine.timeoutsMs[row.effect];
  const spentMs = () => performance.now() - call.startedAt;
  for (;;) {
    const outcome = await sendTry(machine, call, Math.max(budgetMs - spentMs(), 1));
    if (row.effect !== "read" || call.tries >= TRIES || !worthAnotherTry(outcome)) return outcome;
    const pauseMs = FIRST_PAUSE_MS * 2 ** (call.tries - 1) * (0.5 + machine.random());
    if (spentMs() + pauseMs > budgetMs * 0.8) return outcome;
    if (!(await pause(pauseMs, context.signal))) return outcome;
  }
}

/** True when a second try may succeed. An answer with a code is final, except 10036 (otime already used). */
function worthAnotherTry(outcome: Outcome<unknown>): boolean {
  if (outcome.kind === "unreached") return outcome.reason !== "aborted";
  return outcome.kind === "unknown" && (outcome.code === 10036 || RETRIED_REASONS.has(outcome.reason));
}

async function sendTry(machine: Machine, call: RunningCall, timeoutMs: number): Promise<Outcome<unknown>> {
  const { row, input, purchase } = call;
  const { options } = machine;
  const otime = row.signed === false ? null : (purchase?.otime ?? (await options.nextOtime("other")));
  const held = row.signed === false || call.context.test ? null : options.gate?.refusal();
  if (held) return keepBack(call, held);
  call.tries += 1;
  call.otime = otime?.text ?? null;
  const exchange = exchangeOf(machine, call, otime ? sign(options.credentials, otime.text) : [], timeoutMs);
  const sentMs = performance.now();
  call.sent =
    row.effect === "read"
      ? await sendRead(exchange, machine.agents[row.host])
      : await sendOnce(exchange, purchase?.beforeSend ?? (() => true));
  const arrivedMs = performance.now();
  if (purchase && !(await stored(machine, call, purchase))) return { kind: "unknown", reason: "reply_not_stored" };
  const date = call.sent.kind === "unreached" ? null : call.sent.date;
  if (date && arrivedMs - sentMs < QUICK_MS && performance.now() - arrivedMs < FRESH_MS)
    guarded("server date", () => options.onServerDate?.(date, machine.now(), row.host));
  const { outcome, notes } = interpret(row, input, call.sent);
  call.notes.push(...notes);
  await tellGate(machine, call, outcome);
  return outcome;
}

/**
 * Ends a call that is not sent because the upstream refuses the credentials, with the outcome of the refused call.
 */
function keepBack(call: RunningCall, { code, name, text, since }: Refusal & { since: Date }): Outcome<unknown> {
  call.kept = true;
  return { kind: "ours", code, name, text: `not sent, credentials refused since ${since.toISOString()}: ${text}` };
}

async function tellGate(
  { options, now }: Machine,
  { row, context }: RunningCall,
  outcome: Outcome<unknown>,
): Promise<void> {
  if (!options.gate || row.signed === false) return;
  if (outcome.kind === "ours" && refusesCredentials(outcome)) options.gate.refused(outcome, now());
  else if (context.test && outcome.kind === "ok") await options.gate.accepted();
}

function exchangeOf(
  machine: Machine,
  { row, encoded, context }: RunningCall,
  auth: [string, string][],
  timeoutMs: number,
) {
  const exchange: Exchange = {
    base: machine.bases[row.host],
    method: encoded.body.length > 0 ? "POST" : "GET",
    path: `${row.path}?${queryText([...auth, ...encoded.query])}`,
    body: encoded.body.length > 0 ? queryText(encoded.body) : null,
    timeoutMs,
    connectTimeoutMs: Math.min(machine.timeoutsMs.connect, timeoutMs),
    signal: context.signal,
  };
  return exchange;
}

/** Stores the answer of a purchase before it is parsed. False when it could not be stored. */
async function stored(machine: Machine, call: RunningCall, purchase: PurchaseContext): Promise<boolean> {
  const sent: Sent = call.sent;
  if (sent.kind === "unreached") return true;
  try {
    await machine.options.storePurchaseReply({
      attemptId: purchase.attemptId,
      endpoint: call.row.id,
      otime: purchase.otime.text,
      bytes: sent.bytes,
      httpStatus: sent.httpStatus,
      complete: sent.kind === "reply",
      receivedAt: machine.now(),
    });
    return true;
  } catch (error) {
    call.notes.push(`the reply was not stored: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/**
 * Runs a hook whose failure must not change the outcome, without waiting for it; a failure becomes a process warning.
 */
function guarded(what: string, hook: () => unknown): void {
  const warn = (error: unknown) => process.emitWarning(`${what}: ${error instanceof Error ? error.message : error}`);
  try {
    Promise.resolve(hook()).catch(warn);
  } catch (error) {
    warn(error);
  }
}

/** Waits; false when the signal aborts first. */
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
