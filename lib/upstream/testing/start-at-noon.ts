import { DAY_MS, msToShanghaiMidnight } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import type { RunningSandbox } from "@/sandbox/start";
import { ANY_OFF_MS, measureClock } from "../measure-clock";

/**
 * Sets the clock of a sandbox that was just started to noon of the present day in Shanghai, and lets the shop know: at whatever hour a test
 * runs, it does not come near the upstream's midnight, at which purchases wait and yesterday's otimes are refused, even if it moves the clock.
 */
export async function startAtNoon(db: Db, { world }: RunningSandbox): Promise<void> {
  const now = new Date(world.now());
  const toNoonMs = msToShanghaiMidnight(now) - DAY_MS / 2;
  world.transact(() => world.advanceClock(toNoonMs));
  await measureClock(db, new Date(world.now()), ANY_OFF_MS);
}
