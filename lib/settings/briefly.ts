import { LRUCache } from "lru-cache";

/** A change reaches every process within this time. */
const BRIEFLY_MS = 2_000;
/** More than the process has names. */
const MOST = 100;

/** Global, because Next gives each page and route a copy of this module, and forget() must reach all of them. */
const shared = globalThis as { kumquatBriefly?: LRUCache<string, Promise<unknown>> };
shared.kumquatBriefly ??= new LRUCache({ max: MOST, ttl: BRIEFLY_MS });
const kept = shared.kumquatBriefly;

/**
 * A read that the process remembers for two seconds, so that it may be called on every request. Callers share a read that is
 * under way; after a failure the next call reads again.
 * @param name unique in the process
 */
export function briefly<T>(name: string, read: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  return {
    get() {
      const known = kept.get(name) as Promise<T> | undefined;
      if (known) return known;
      const value = read();
      kept.set(name, value);
      value.catch(() => {
        if (kept.peek(name) === value) kept.delete(name);
      });
      return value;
    },
    forget() {
      kept.delete(name);
    },
  };
}
