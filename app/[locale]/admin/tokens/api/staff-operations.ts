import { contracts } from "@/app/api/openapi.json/contracts";
import { describeOperation, type OperationView } from "@/lib/http/describe-operation";

/** The parts of the page, in its order. */
export const STAFF_GROUPS = [
  ...(["any", "orders", "customers", "services", "tickets", "prices"] as const),
  ...(["payments", "fapiao", "reports", "audit"] as const),
] as const;
export type StaffGroup = (typeof STAFF_GROUPS)[number];

let described: ReadonlyMap<StaffGroup, OperationView[]> | undefined;

/** What a token of the staff may call, by what it is about. The same as long as the process lives. */
export function staffOperations(): ReadonlyMap<StaffGroup, OperationView[]> {
  described ??= describeStaffApi();
  return described;
}

function describeStaffApi(): Map<StaffGroup, OperationView[]> {
  const all = contracts.flatMap((one) => (one.staffToken === undefined ? [] : describeOperation(one, one.staffToken)));
  all.sort((a, b) => a.path.localeCompare(b.path));
  const groupOf = ({ scope }: OperationView) => STAFF_GROUPS.find((one) => one === scope.split(":")[0]);
  return new Map(STAFF_GROUPS.map((group) => [group, all.filter((one) => groupOf(one) === group)]));
}
