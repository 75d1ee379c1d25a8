import "server-only";

/** A taken name stays taken for a while; a free one may go at any moment. */
export const TAKEN_MS = 10 * 60_000;
export const FREE_MS = 45_000;
const MAX_NAMES = 50_000;

interface Known {
  available: boolean;
  atMs: number;
}

const shared = globalThis as { kumquatNames?: Map<string, Known> };
shared.kumquatNames ??= new Map();
const names = shared.kumquatNames;

/** What this process remembers of a name (ASCII); undefined when nothing recent. */
export function recall(name: string): boolean | undefined {
  const known = names.get(name);
  if (!known) return undefined;
  if (Date.now() - known.atMs < (known.available ? FREE_MS : TAKEN_MS)) return known.available;
  names.delete(name);
  return undefined;
}

/** Remembers an answer in this process, unless a newer one is remembered. */
export function remember(name: string, available: boolean, atMs: number): void {
  if ((names.get(name)?.atMs ?? 0) > atMs) return;
  names.delete(name);
  names.set(name, { available, atMs });
  if (names.size <= MAX_NAMES) return;
  const oldest = names.keys().next().value;
  if (oldest !== undefined) names.delete(oldest);
}

/** A name that was just registered, refused at purchase, or is asked for again. */
export function forgetName(name: string): void {
  names.delete(name);
}
