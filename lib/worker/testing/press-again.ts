import { setTimeout as sleep } from "node:timers/promises";
import { wasCutShort } from "@/lib/db/was-cut-short";

/** So often a person presses once more. */
const PRESSES = 10;

/**
 * What a person does whom the shop tells that it is busy: press again after a moment. The connection of a process that was killed may
 * hold its locks until PostgreSQL notices, longer on a busy machine.
 */
export async function pressAgain<T>(press: () => Promise<T>): Promise<T> {
  for (let left = PRESSES; ; left--) {
    try {
      return await press();
    } catch (error) {
      if (!wasCutShort(error) || left <= 1) throw error;
      await sleep(1_000);
    }
  }
}
