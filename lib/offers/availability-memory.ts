import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";

/** A taken name stays taken for a while; a free one may go at any moment. */
export const TAKEN_MS = 10 * 60_000;
export const FREE_MS = 45_000;
const FLUSH_MS = 200;
const GATHER_MS = 5;
const MAX_NAMES = 50_000;

interface Known {
  available: boolean;
  atMs: number;
}

interface Memory {
  known: Map<string, Known>;
  unsaved: Map<string, Known>;
  timer?: NodeJS.Timeout | undefined;
  /** Names that are about to be looked for in what others wrote down. */
  asked?: { names: Set<string>; known: Promise<ReadonlyMap<string, boolean>> } | undefined;
}

const shared = globalThis as { kumquatNames?: Memory };
shared.kumquatNames ??= { known: new Map(), unsaved: new Map() };
const memory = shared.kumquatNames;

function isFresh({ available, atMs }: Known): boolean {
  return Date.now() - atMs < (available ? FREE_MS : TAKEN_MS);
}

/** What this process remembers of a name (ASCII); undefined when nothing recent. */
export function recall(name: string): boolean | undefined {
  const known = memory.known.get(name);
  if (!known) return undefined;
  if (isFresh(known)) return known.available;
  memory.known.delete(name);
  return undefined;
}

/**
 * What other processes wrote down of these names. Visitors who come within milliseconds are answered by one statement. A database
 * in trouble only means that nothing is remembered.
 */
export async function recallShared(names: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  memory.asked ??= { names: new Set(), known: sleep(GATHER_MS).then(readAsked) };
  for (const name of names) memory.asked.names.add(name);
  return await memory.asked.known;
}

async function readAsked(): Promise<ReadonlyMap<string, boolean>> {
  const names = [...(memory.asked?.names ?? [])];
  memory.asked = undefined;
  const found = new Map<string, boolean>();
  try {
    const since = new Date(Date.now() - TAKEN_MS).toISOString();
    // Plain SQL with one array: a list of names in the client's own query language costs the event loop milliseconds.
    const rows = await db.$queryRaw<{ name: string; available: boolean; checkedAt: Date }[]>`
      SELECT name, available, checked_at AS "checkedAt" FROM name_availabilities
      WHERE name = ANY(${names}::text[]) AND checked_at > ${since}::timestamptz`;
    for (const { name, available, checkedAt } of rows) {
      const known = { available, atMs: checkedAt.getTime() };
      if (!isFresh(known)) continue;
      found.set(name, available);
      if (!memory.known.has(name)) put(name, known);
    }
  } catch (error) {
    log.warn({ err: error }, "remembered names could not be read");
  }
  return found;
}

/** Remembers an answer at once here, and for the other processes a moment later. */
export function remember(name: string, available: boolean): void {
  const known = { available, atMs: Date.now() };
  put(name, known);
  memory.unsaved.set(name, known);
  memory.timer ??= setTimeout(() => {
    memory.timer = undefined;
    void flush();
  }, FLUSH_MS);
}

/** A name that was just registered, refused at purchase, or is asked for again. */
export function forgetName(name: string): void {
  memory.known.delete(name);
  memory.unsaved.delete(name);
}

function put(name: string, known: Known): void {
  memory.known.delete(name);
  memory.known.set(name, known);
  if (memory.known.size <= MAX_NAMES) return;
  const oldest = memory.known.keys().next().value;
  if (oldest !== undefined) memory.known.delete(oldest);
}

async function flush(): Promise<void> {
  const rows = [...memory.unsaved.entries()];
  memory.unsaved.clear();
  const answers = rows.map(([name, { available, atMs }]) => ({ name, available, at: new Date(atMs) }));
  try {
    await db.$executeRaw`
      INSERT INTO name_availabilities (name, available, checked_at)
      SELECT name, available, at FROM json_to_recordset(${JSON.stringify(answers)}::json)
        AS r(name text, available boolean, at timestamptz)
      ON CONFLICT (name) DO UPDATE SET available = excluded.available, checked_at = excluded.checked_at
      WHERE name_availabilities.checked_at < excluded.checked_at`;
  } catch (error) {
    log.warn({ err: error, names: answers.length }, "names could not be written down");
  }
}
