import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log } from "../core/log";
import { env } from "../env";

const AGAIN_MS = 1_000;
const CONNECT_MS = 5_000;
/**
 * A pooler that gives every transaction another connection accepts LISTEN but never delivers what others send: then this test
 * notification does not arrive. It is sent over another connection, because a pooler passes on what a client sends to itself.
 */
const PROOF_MS = 2_000;
const PROOF = "listening";

type Listener = (payload: string) => unknown;

interface Listening {
  channels: Map<string, Set<Listener>>;
  /** Called once after a lost connection was opened again. */
  onReconnect: Set<() => void>;
  wasLost?: boolean;
  /** Resolves to whether notifications arrive; undefined: not connected. */
  receiving?: Promise<boolean> | undefined;
  client?: pg.Client;
}

const shared = globalThis as { kumquatListening?: Listening };
shared.kumquatListening ??= { channels: new Map(), onReconnect: new Set() };
const state = shared.kumquatListening;

/**
 * Calls back with the payload of every NOTIFY on a channel, over one connection for the whole process, until the returned
 * function is called. A lost connection is opened again; notifications of the time between are lost, so a listener must not
 * depend on receiving all of them.
 * @param channel a plain name of our own: it becomes part of the statement
 * @param onReconnect is called after a lost connection was opened again, because notifications may have been lost
 */
export function listen(channel: string, listener: Listener, onReconnect?: () => void): () => void {
  const listeners = state.channels.get(channel) ?? new Set();
  const first = listeners.size === 0;
  state.channels.set(channel, listeners.add(listener));
  if (first && state.receiving) void state.client?.query(`LISTEN ${channel}`).catch(() => undefined); // a lost connection listens to all channels once it is back
  if (onReconnect) state.onReconnect.add(onReconnect);
  void receivesNotifications();
  return () => {
    listeners.delete(listener);
    if (onReconnect) state.onReconnect.delete(onReconnect);
  };
}

/**
 * Calls back after each notification whose payload is this id, and after a lost connection was opened again, until the returned
 * function is called. Returns once it is known whether notifications arrive.
 */
export async function listenFor(channel: string, id: string, listener: () => void): Promise<() => void> {
  const stop = listen(channel, (payload) => payload === id && listener(), listener);
  await receivesNotifications();
  return stop;
}

/** Whether notifications reach this process at present. Connects if it isn't connected. Never throws. */
export function receivesNotifications(): Promise<boolean> {
  state.receiving ??= connect().catch((error: unknown) => {
    log.warn({ err: error }, "can't receive PostgreSQL's notifications");
    reconnectAfter(AGAIN_MS);
    return false;
  });
  return state.receiving;
}

/** After so many milliseconds connects again, if anybody still listens. */
function reconnectAfter(ms: number): void {
  const lost = state.receiving;
  setTimeout(() => {
    if (state.receiving === lost) state.receiving = undefined;
    if (isAnyListening()) void receivesNotifications();
  }, ms).unref();
}

const isAnyListening = () => [...state.channels.values()].some(({ size }) => size > 0);

async function connect(): Promise<boolean> {
  const options = { connectionString: env().DATABASE_URL, connectionTimeoutMillis: CONNECT_MS };
  const client = new pg.Client({ ...options, keepAlive: true });
  const token = randomUUID();
  let proven: (value: true) => void = () => undefined;
  const proof = new Promise<true>((resolve) => {
    proven = resolve;
  });
  client.on("error", (error) =>
    log.warn({ err: error }, "lost the connection that receives PostgreSQL's notifications"),
  );
  client.on("end", () => {
    state.wasLost = true;
    state.receiving = Promise.resolve(false);
    reconnectAfter(AGAIN_MS);
  });
  client.on("notification", ({ channel, payload = "" }) => {
    if (channel !== PROOF) for (const listener of state.channels.get(channel) ?? []) listener(payload);
    // Other processes that connect at this moment send theirs over the same channel.
    else if (payload === token) proven(true);
  });
  await client.connect();
  state.client = client;
  try {
    for (const channel of [PROOF, ...state.channels.keys()]) await client.query(`LISTEN ${channel}`);
    await notify(options, PROOF, token);
  } catch (error) {
    // The next try opens another one: this one would stay, and call the listeners as well.
    client.removeAllListeners("end");
    await client.end().catch(() => undefined);
    throw error;
  }
  if (state.wasLost) for (const callback of [...state.onReconnect]) callback();
  state.wasLost = false;
  const inTime = await Promise.race([proof, sleep(PROOF_MS, false, { ref: false })]);
  // On a busy machine the proof may arrive later than that.
  if (!inTime)
    void proof.then(() => {
      if (state.client === client && !state.wasLost) state.receiving = Promise.resolve(true);
    });
  return inTime;
}

/** Sends a notification over a connection of its own. */
async function notify(options: pg.ClientConfig, channel: string, payload: string): Promise<void> {
  const client = new pg.Client(options);
  client.on("error", () => undefined); // its statement fails too
  await client.connect();
  try {
    await client.query("SELECT pg_notify($1, $2)", [channel, payload]);
  } finally {
    await client.end().catch(() => undefined);
  }
}
