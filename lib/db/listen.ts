import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log } from "../core/log";
import { env } from "../env";

const AGAIN_MS = 1_000;
const CONNECT_MS = 5_000;
/** A pooler that hands every transaction another connection takes LISTEN and never delivers: then nothing comes back. */
const PROOF_MS = 2_000;
const PROOF = "listening";

type Listener = (payload: string) => unknown;

interface Ears {
  channels: Map<string, Set<Listener>>;
  /** Called once after a lost connection was made again. */
  again: Set<() => void>;
  wasLost?: boolean;
  /** Resolves to whether notifications come through; undefined: not connected. */
  hearing?: Promise<boolean> | undefined;
  client?: pg.Client;
}

const shared = globalThis as { kumquatEars?: Ears };
shared.kumquatEars ??= { channels: new Map(), again: new Set() };
const ears = shared.kumquatEars;

/**
 * Calls back with the payload of every NOTIFY on a channel, over one connection for the whole process, until the returned
 * function is called. A lost connection is made again; what was notified meanwhile is not heard, so a listener must not
 * depend on hearing everything.
 * @param channel a plain name of our own: it becomes part of the statement
 * @param again is called after a lost connection was made again: something may have been missed
 */
export function listen(channel: string, listener: Listener, again?: () => void): () => void {
  const listeners = ears.channels.get(channel) ?? new Set();
  const first = listeners.size === 0;
  ears.channels.set(channel, listeners.add(listener));
  if (first && ears.hearing) void ears.client?.query(`LISTEN ${channel}`).catch(() => undefined); // a lost one listens again
  if (again) ears.again.add(again);
  void hears();
  return () => {
    listeners.delete(listener);
    if (again) ears.again.delete(again);
  };
}

/**
 * Calls back after each notification whose payload is this id, and after a lost connection was made again, until the returned
 * function is called. Returns once notifications come through, or can't.
 */
export async function listenFor(channel: string, id: string, listener: () => void): Promise<() => void> {
  const stop = listen(channel, (payload) => payload === id && listener(), listener);
  await hears();
  return stop;
}

/** Whether notifications reach this process at present. Connects when it isn't connected. Never throws. */
export function hears(): Promise<boolean> {
  ears.hearing ??= connect().catch((error: unknown) => {
    log.warn({ err: error }, "can't hear what PostgreSQL notifies");
    forget(AGAIN_MS);
    return false;
  });
  return ears.hearing;
}

/** The next question after a while connects anew. */
function forget(ms: number): void {
  const lost = ears.hearing;
  setTimeout(() => {
    if (ears.hearing === lost) ears.hearing = undefined;
    if (wanted()) void hears();
  }, ms).unref();
}

const wanted = () => [...ears.channels.values()].some(({ size }) => size > 0);

async function connect(): Promise<boolean> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  const token = randomUUID();
  let proven: (value: boolean) => void = () => undefined;
  const proof = new Promise<boolean>((resolve) => {
    proven = resolve;
  });
  client.on("error", (error) => log.warn({ err: error }, "lost the connection that hears what PostgreSQL notifies"));
  client.on("end", () => {
    ears.wasLost = true;
    ears.hearing = Promise.resolve(false);
    forget(AGAIN_MS);
  });
  client.on("notification", ({ channel, payload = "" }) => {
    if (channel === PROOF) proven(payload === token);
    else for (const listener of ears.channels.get(channel) ?? []) listener(payload);
  });
  await client.connect();
  ears.client = client;
  for (const channel of [PROOF, ...ears.channels.keys()]) await client.query(`LISTEN ${channel}`);
  await client.query("SELECT pg_notify($1, $2)", [PROOF, token]);
  if (ears.wasLost) for (const again of [...ears.again]) again();
  ears.wasLost = false;
  return await Promise.race([proof, sleep(PROOF_MS, false, { ref: false })]);
}
