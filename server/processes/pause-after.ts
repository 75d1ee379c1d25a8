const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** How long to wait before a process is started again that ended so many times in a row: 1, 2, 4 … 30 seconds. */
export function pauseAfter(failures: number): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
}

/** After a process has run this long, its next end counts as the first one again. */
export const WELL_AFTER_MS = 15_000;
