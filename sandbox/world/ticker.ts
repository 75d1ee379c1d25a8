import { finishTask } from "../chapters/finish-task";
import { sendCallbacks } from "../http/callback";
import type { World } from "./world";

const EVERY_MS = 100;

/**
 * Finishes due tasks also when nobody calls, and sends the callbacks.
 * @returns a function that stops it after the last callback.
 */
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
