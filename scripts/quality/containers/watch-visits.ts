import { setTimeout as sleep } from "node:timers/promises";
import { ask, type ProxyAgent } from "../proxies/visitor";

interface Visits {
  done: number;
  failed: number;
  /** Of the answers that are no page; 0: the connection was refused or broke. */
  statuses: Set<number>;
  /** The longest time without an answer that is a page. */
  gapMs: number;
}

/** A visitor who asks for a page that no cache has, five times a second, while something is done. */
export async function watchVisits(agent: ProxyAgent, work: () => Promise<unknown>): Promise<Visits> {
  const visits: Visits = { done: 0, failed: 0, statuses: new Set(), gapMs: 0 };
  let going = true;
  const visiting = (async () => {
    let lastMs = performance.now();
    while (going) {
      const { status } = await ask(agent, "/sign-in");
      visits.gapMs = Math.max(visits.gapMs, performance.now() - lastMs);
      if (status === 200) {
        lastMs = performance.now();
        visits.done += 1;
      } else {
        visits.failed += 1;
        visits.statuses.add(status);
      }
      await sleep(200);
    }
  })();
  try {
    await work();
  } finally {
    going = false;
    await visiting;
  }
  return visits;
}
