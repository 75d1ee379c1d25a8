const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** How long to wait before a process is started again that ended so many times in a row: 1, 2, 4 … 30 seconds. */
export function pauseAfter(failures: number): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
}

/** A process that ran this long was well: the next end counts as the first again. */
export const WELL_AFTER_MS = 15_000;
