import type { Change } from "@/lib/dns/diff";
import { EXIT, Failure } from "../exit-codes";
import type { RecordPlan } from "./plan-records";

/** Lines that the zone would not have, although the file has them. */
export const leftOut = ({ skipped }: Pick<RecordPlan, "skipped">): number =>
  skipped.filter(({ expected }) => !expected).length;

/** Whether a record goes, or becomes another one. */
const isLost = (change: Change): boolean => {
  if (!("from" in change) || change.kind === "keep") return false;
  if (change.kind === "delete") return true;
  const { from, to } = change;
  return from.host !== to.host || from.type !== to.type || from.value !== to.value;
};

/**
 * Where nobody looks at the plan, a slip in a line must not delete the record that the line is about.
 * @param otherwise what can be done, as a sentence
 * @throws Failure records.left_out
 */
export function requireLines(plan: Pick<RecordPlan, "changes" | "skipped">, otherwise: string): void {
  const [lost, count] = [plan.changes.filter(isLost).length, leftOut(plan)];
  if (lost === 0 || count === 0) return;
  const why = `of ${count} lines that are left out, the records may be among the ${lost} that would be deleted or replaced`;
  throw new Failure(EXIT.refused, "records.left_out", `Nothing was changed: ${why}. ${otherwise}`);
}
