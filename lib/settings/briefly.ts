import { LRUCache } from "lru-cache";

/** A change reaches every process within this time. */
const BRIEFLY_MS = 2_000;
/** More than anybody reads by a name of its own. */
const MOST = 100;

/** Next gives each page and route a copy of this module: what one of them forgets, all must forget. */
const shared = globalThis as { kumquatBriefly?: LRUCache<string, Promise<unknown>> };
shared.kumquatBriefly ??= new LRUCache({ max: MOST, ttl: BRIEFLY_MS });
const kept = shared.kumquatBriefly;

/**
 * A read that the process remembers for two seconds, so that it may be asked on every request. Those who ask while it is
 * under way share it; one that failed is asked again at the next call.
 * @param name of what is read, unique in the process
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
