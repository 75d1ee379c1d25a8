import "server-only";
import pg from "pg";
import { log } from "@/lib/core/log";
import { env } from "@/lib/env";

/** What triggers notify of; the payload is an id. */
const CHANNELS = ["order_changed", "session_ended"] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * Tells of what Postgres notifies, over one connection for the whole process. A lost connection is made again, and then
 * everybody is called once, since something may have been missed: a listener looks for itself what is so.
 */
type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
let connection: Promise<void> | undefined;
let wasLost = false;

async function connect(): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  client.on("error", (error) => log.warn({ err: error }, "lost the connection that hears of changes"));
  client.on("end", () => {
    connection = undefined;
    wasLost = true;
    if (listeners.size > 0) setTimeout(() => void ensureConnected(), 500).unref();
  });
  client.on("notification", ({ channel, payload }) => {
    for (const listener of listeners.get(`${channel}:${payload}`) ?? []) listener();
  });
  await client.connect();
  for (const channel of CHANNELS) await client.query(`LISTEN ${channel}`);
  if (!wasLost) return;
  wasLost = false;
  for (const listener of [...listeners.values()].flatMap((set) => [...set])) listener();
}

function ensureConnected(): Promise<void> {
  connection ??= connect().catch((error: unknown) => {
    connection = undefined;
    log.warn({ err: error }, "can't hear of changes");
  });
  return connection;
}

/** Calls back after each notification of the id, and after a lost connection, until the returned function is called. */
export async function listen(channel: Channel, id: string, listener: Listener): Promise<() => void> {
  const key = `${channel}:${id}`;
  const set = listeners.get(key) ?? new Set();
  listeners.set(key, set.add(listener));
  await ensureConnected();
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
  };
}
