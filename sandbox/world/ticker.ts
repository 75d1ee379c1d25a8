import { finishTask } from "../control/finish-task";
import { sendCallbacks } from "../selling/callback";
import type { World } from "./world";

const EVERY_MS = 100;

/** Finishes what falls due though nobody asks, and tells outcomes. @returns what stops it, after the last callback. */
export function startTicker(world: World): () => Promise<void> {
  const stop = new AbortController();
  let sending: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    world.settle((task) => finishTask(world, task));
    if (busy) return;
    busy = true;
    sending = sendCallbacks(world, stop.signal).finally(() => {
      busy = false;
    });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await sending;
  };
}
