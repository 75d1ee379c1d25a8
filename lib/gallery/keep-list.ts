import "server-only";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { TooLate, within } from "@/lib/core/within";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** As for the options of an order form. */
const FRESH_MS = HOUR_MS;
const KEPT_MS = 14 * DAY_MS;
/** How long a page waits for a newer list while there is an older one. */
const PATIENCE_MS = 2_000;
/** Pictures look their address up in a list: a process reads it from the database once a minute. */
const REMEMBERED_MS = MINUTE_MS;

const remembered = new Map<string, { atMs: number; list: Promise<unknown> }>();

/**
 * A list of the upstream that is kept in the table of options (asked at most once an hour) and remembered by the process.
 * @param key unique, "site.templates". @param ask answers JSON, or "unclear"
 * @throws AppError offers.line_silent (503) when nobody ever answered
 */
export async function keptGalleryList<T>(key: string, ask: () => Promise<T | "unclear">): Promise<T> {
  const known = remembered.get(key);
  if (known && Date.now() - known.atMs < REMEMBERED_MS) return (await known.list) as T;
  const list = readList(key, ask);
  remembered.set(key, { atMs: Date.now(), list });
  list.catch(() => remembered.delete(key));
  return await list;
}

async function readList<T>(key: string, ask: () => Promise<T | "unclear">): Promise<T> {
  const kept = await db.lineOptions.findUnique({ where: { productLine: key } });
  const ageMs = kept ? Date.now() - kept.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
  if (kept && ageMs < FRESH_MS) return kept.options as T;
  const asked = askAndKeep(key, ask);
  if (!kept || ageMs >= KEPT_MS) {
    const fresh = await asked;
    if (fresh === "unclear") throw new AppError("offers.line_silent", 503);
    return fresh;
  }
  // A page doesn't wait for a slow upstream: what it answers later stands in the next one.
  const fresh = await within(PATIENCE_MS, asked).catch((error: unknown) => {
    if (error instanceof TooLate) return "unclear" as const;
    throw error;
  });
  return fresh === "unclear" ? (kept.options as T) : fresh;
}

async function askAndKeep<T>(key: string, ask: () => Promise<T | "unclear">): Promise<T | "unclear"> {
  const fresh = await ask();
  if (fresh === "unclear") {
    log.warn({ list: key }, "the upstream did not answer a list of the gallery");
    return fresh;
  }
  const row = { options: fresh as Prisma.InputJsonValue, fetchedAt: new Date() };
  await db.lineOptions.upsert({ where: { productLine: key }, create: { productLine: key, ...row }, update: row });
  return fresh;
}

/** Discards what this process remembers; for tests. */
export function forgetLists(): void {
  remembered.clear();
}
