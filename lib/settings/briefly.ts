/** A change reaches every process within this time. */
const BRIEFLY_MS = 2_000;

/**
 * A read that the process remembers for two seconds, so that it may be asked on every request. Those who ask while it is
 * under way share it; one that failed is asked again at the next call.
 */
export function briefly<T>(read: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let kept: { at: number; value: Promise<T> } | undefined;
  return {
    get() {
      const now = Date.now();
      if (kept && now - kept.at <= BRIEFLY_MS) return kept.value;
      const value = read();
      kept = { at: now, value };
      value.catch(() => {
        if (kept?.value === value) kept = undefined;
      });
      return value;
    },
    forget() {
      kept = undefined;
    },
  };
}
