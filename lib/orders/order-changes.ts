import "server-only";
import pg from "pg";
import { log } from "@/lib/core/log";
import { env } from "@/lib/env";

/**
 * Tells of changed orders as Postgres notifies them (trigger on order_items), over one connection for the whole process.
 * A lost connection is made again; watchers look by themselves from time to time, so nothing hangs on it.
 */
type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
let connection: Promise<void> | undefined;

async function connect(): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  client.on("error", (error) => log.warn({ err: error }, "lost the connection that hears of changed orders"));
  client.on("end", () => {
    connection = undefined;
    if (listeners.size > 0) setTimeout(() => void ensureConnected(), 1_000).unref();
  });
  client.on("notification", ({ payload }) => {
    for (const listener of listeners.get(payload ?? "") ?? []) listener();
  });
  await client.connect();
  await client.query("LISTEN order_changed");
}

function ensureConnected(): Promise<void> {
  connection ??= connect().catch((error: unknown) => {
    connection = undefined;
    log.warn({ err: error }, "can't hear of changed orders");
  });
  return connection;
}

/** Calls back after each change of the order's items, until the returned function is called. */
export async function onOrderChange(orderId: string, listener: Listener): Promise<() => void> {
  const set = listeners.get(orderId) ?? new Set();
  listeners.set(orderId, set.add(listener));
  await ensureConnected();
  return () => {
    set.delete(listener);
    if (set.size === 0) listeners.delete(orderId);
  };
}
