import "server-only";
import { LRUCache } from "lru-cache";
import { MINUTE_MS } from "@/lib/core/time";

/** A taken name stays taken for a while; a free one may go at any moment. */
export const TAKEN_MS = 10 * MINUTE_MS;
export const FREE_MS = 45_000;
const MAX_NAMES = 50_000;

interface Known {
  available: boolean;
  atMs: number;
}

const shared = globalThis as { kumquatNames?: LRUCache<string, Known> };
shared.kumquatNames ??= new LRUCache({ max: MAX_NAMES, ttl: TAKEN_MS });
const names = shared.kumquatNames;

/** Whether a name (ASCII) is available, as this process remembers it; undefined when it has no recent answer. */
export function recall(name: string): boolean | undefined {
  return names.get(name)?.available;
}

/** Remembers an answer in this process, unless a newer one is remembered or it is too old. */
export function remember(name: string, available: boolean, atMs: number): void {
  if ((names.peek(name)?.atMs ?? 0) > atMs) return;
  const ttl = (available ? FREE_MS : TAKEN_MS) - (Date.now() - atMs);
  if (ttl > 0) names.set(name, { available, atMs }, { ttl });
  else names.delete(name);
}

/** For a name that was just registered, refused at purchase, or is asked for again. */
export function forgetName(name: string): void {
  names.delete(name);
}
