import { contracts } from "@/app/api/openapi.json/contracts";
import { describeOperation, type OperationView } from "@/lib/http/describe-operation";

/** The parts of the page, in its order: what is found and priced, bought, owned, kept in DNS, paid. */
export const OPERATION_GROUPS = ["any", "orders", "services", "dns", "wallet"] as const;
export type OperationGroup = (typeof OPERATION_GROUPS)[number];

let described: ReadonlyMap<OperationGroup, OperationView[]> | undefined;

/** What a token may call, by area. The same as long as the process lives. */
export function operationGroups(): ReadonlyMap<OperationGroup, OperationView[]> {
  described ??= describeAll();
  return described;
}

function describeAll(): Map<OperationGroup, OperationView[]> {
  const all = contracts.flatMap((one) => (one.token === undefined ? [] : describeOperation(one, one.token)));
  all.sort((a, b) => a.path.localeCompare(b.path));
  const groupOf = ({ scope }: OperationView) => OPERATION_GROUPS.find((one) => one === scope.split(":")[0]);
  return new Map(OPERATION_GROUPS.map((group) => [group, all.filter((one) => groupOf(one) === group)]));
}
