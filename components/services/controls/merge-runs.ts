import type { ControlRunView } from "@/lib/controls/contract";

/**
 * The runs that a page brought, with what was noted since it was asked for: a page that was under way when a control was pressed
 * knows nothing of it yet, and must not make its end disappear or go on again.
 */
export function mergeRuns(noted: readonly ControlRunView[], brought: readonly ControlRunView[]): ControlRunView[] {
  const newest = Math.max(...brought.map(({ createdAt }) => createdAt.getTime()), 0);
  const since = noted.filter(({ createdAt }) => createdAt.getTime() > newest);
  const ended = new Map(noted.filter(({ finishedAt }) => finishedAt !== null).map((run) => [run.id, run]));
  return [...since, ...brought.map((run) => (run.finishedAt === null ? (ended.get(run.id) ?? run) : run))];
}
