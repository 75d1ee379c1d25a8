/**
 * A limit on the number of calls in flight, adjustable at any time. Purchases go first; other calls take turns by
 * `lane`, so that a visitor who asks for a hundred names does not delay the next visitor; within a lane the first to
 * come is the first served.
 */
export interface Limiter {
  /**
   * Waits for a place; resolves to the function that releases it. Rejects with the signal's reason as soon as it
   * aborts.
   */
  acquire(options?: {
    lane?: string | undefined;
    first?: boolean;
    signal?: AbortSignal | undefined;
  }): Promise<() => void>;
  setLimit(limit: number): void;
  readonly waiting: number;
  readonly inFlight: number;
}

interface Waiter {
  grant: () => void;
}

export function createLimiter(initialLimit: number): Limiter {
  let limit = initialLimit;
  let inFlight = 0;
  let waiting = 0;
  const lanes = new Map<string, Waiter[]>();
  const urgent: Waiter[] = [];

  const next = (): Waiter | undefined => {
    const first = urgent.shift();
    if (first) return first;
    for (const [lane, queue] of lanes) {
      const waiter = queue.shift();
      lanes.delete(lane);
      if (queue.length > 0) lanes.set(lane, queue); // the lane moves to the end of the queue
      if (waiter) return waiter;
    }
    return undefined;
  };

  const serve = () => {
    while (inFlight < limit && waiting > 0) {
      const waiter = next();
      if (!waiter) return;
      waiting -= 1;
      inFlight += 1;
      waiter.grant();
    }
  };

  const release = () => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      inFlight -= 1;
      serve();
    };
  };

  return {
    acquire({ lane = "", first = false, signal } = {}) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise((resolve, reject) => {
        const leave = () => {
          const queue = first ? urgent : lanes.get(lane);
          const at = queue?.indexOf(waiter) ?? -1;
          if (!queue || at < 0) return;
          queue.splice(at, 1);
          if (!first && queue.length === 0) lanes.delete(lane);
          waiting -= 1;
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          grant: () => {
            signal?.removeEventListener("abort", leave);
            resolve(release());
          },
        };
        signal?.addEventListener("abort", leave, { once: true });
        if (first) urgent.push(waiter);
        else {
          const queue = lanes.get(lane);
          if (queue) queue.push(waiter);
          else lanes.set(lane, [waiter]);
        }
        waiting += 1;
        serve();
      });
    },
    setLimit(value) {
      limit = value;
      serve();
    },
    get waiting() {
      return waiting;
    },
    get inFlight() {
      return inFlight;
    },
  };
}
