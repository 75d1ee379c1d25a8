import type { ControlRunView } from "@/lib/controls/contract";

/**
 * Merges the runs that the server sent with those that were noted since the request. An answer that was requested before a control
 * was started does not contain its run yet, and must not make the run disappear or go back to running.
 */
export function mergeRuns(noted: readonly ControlRunView[], received: readonly ControlRunView[]): ControlRunView[] {
  const newest = Math.max(...received.map(({ createdAt }) => createdAt.getTime()), 0);
  const since = noted.filter(({ createdAt }) => createdAt.getTime() > newest);
  const ended = new Map(noted.filter(({ finishedAt }) => finishedAt !== null).map((run) => [run.id, run]));
  return [...since, ...received.map((run) => (run.finishedAt === null ? (ended.get(run.id) ?? run) : run))];
}
