import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";

/** After this a picture is fetched again. */
const KEPT_MS = 30 * DAY_MS;
/** A picture that could not be fetched is tried again after this. */
const FAILED_MS = 10 * MINUTE_MS;

/** A row of the table: without bytes the picture could never be fetched. */
interface Kept {
  bytes: Uint8Array | null;
  fetchedAt: Date;
}

/** Whether a picture need not be fetched now. */
export function isFresh({ bytes, fetchedAt }: Kept, now: Date): boolean {
  return now.getTime() - fetchedAt.getTime() < (bytes ? KEPT_MS : FAILED_MS);
}

/** The `fetchedAt` after a fetch that failed, with which it is tried again in ten minutes, whether or not an old picture is kept. */
export function fetchedAtOfFailure(kept: Kept | null, now: Date): Date {
  return kept?.bytes ? addMs(now, FAILED_MS - KEPT_MS) : now;
}
