import type { Part } from "./stack";

/** A worker that ends sooner was never able to work. */
const MUST_LAST_MS = 15_000;
const REPLACED_AFTER_MS = 1_000;

/** The shop that a worker is kept for. */
export interface KeptShop {
  /** All that runs and is to be stopped with it; the worker is among it while it lives. */
  parts: Part[];
  isStopping(): boolean;
  stopAll(code: number): unknown;
}

/**
 * Starts a worker and keeps one running. It may end at any time and lose nothing (its database went away, say): another takes
 * over, unless it can't even start.
 */
export function keepWorker(shop: KeptShop, start: () => Part, mustLastMs = MUST_LAST_MS): void {
  const worker = start();
  const startedAt = Date.now();
  shop.parts.push(worker);
  worker.ended.then((code) => {
    if (shop.isStopping()) return;
    shop.parts.splice(shop.parts.indexOf(worker), 1);
    if (Date.now() - startedAt < mustLastMs) {
      process.stderr.write(`worker ended while starting (exit code ${code}); stopping everything.\n`);
      shop.stopAll(1);
      return;
    }
    process.stderr.write(`worker ended unexpectedly (exit code ${code}); starting another.\n`);
    setTimeout(() => !shop.isStopping() && keepWorker(shop, start, mustLastMs), REPLACED_AFTER_MS);
  });
}
