/** A change reaches every process within this time. */
const BRIEFLY_MS = 2_000;

interface Kept {
  at: number;
  value: Promise<unknown>;
}

/** Next gives each page and route a copy of this module: what one of them forgets, all must forget. */
const shared = globalThis as { kumquatBriefly?: Map<string, Kept> };
shared.kumquatBriefly ??= new Map();
const kept = shared.kumquatBriefly;

/**
 * A read that the process remembers for two seconds, so that it may be asked on every request. Those who ask while it is
 * under way share it; one that failed is asked again at the next call.
 * @param name of what is read, unique in the process
 */
export function briefly<T>(name: string, read: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  return {
    get() {
      const now = Date.now();
      const known = kept.get(name);
      if (known && now - known.at <= BRIEFLY_MS) return known.value as Promise<T>;
      const value = read();
      const mine = { at: now, value };
      kept.set(name, mine);
      value.catch(() => {
        if (kept.get(name) === mine) kept.delete(name);
      });
      return value;
    },
    forget() {
      kept.delete(name);
    },
  };
}
