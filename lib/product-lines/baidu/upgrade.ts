import type { PurchaseContext } from "@/lib/cndns/client";
import { upgradeBcc } from "@/lib/cndns/endpoints/bcc";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import { findUpgrade } from "../actions/find-upgrade";
import type { Upgrade } from "../actions/upgrade";
import type { AttemptEvidence, AttemptFinding } from "../product-action";
import type { Call, Reading } from "../reading";
import { diskUnitsOf } from "./cloud";

/** Adds processors and memory, bandwidth, or space on one disk. Sends once, spends the agent balance. Manual: 二十、百度云, 4. */
export async function upgradeBaidu(
  call: Call,
  { name, before, config }: Upgrade,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  const added = (key: string) => Number(config[key] ?? before[key]) - Number(before[key]);
  if (config.grow === "size") {
    const by = { cpu: added("cpu"), memoryGb: added("ramGb") };
    return call(upgradeBcc, { name, what: "cpu_memory", by }, context);
  }
  if (config.grow === "bandwidth") {
    return call(upgradeBcc, { name, what: "bandwidth", by: added("bandwidthMbps") }, context);
  }
  const disk = String(config.grow);
  const diskId = before[`${disk}Id`];
  assert(typeof diskId === "string", `${name} has no ${disk}`);
  const by = { diskId, multiple: diskUnitsOf(String(before[disk]), added(`${disk}Gb`)) };
  return call(upgradeBcc, { name, what: "disk", by }, context);
}

/** As for all product lines, but without `grow`: what was enlarged is the shop's own value, which no reading shows. */
export function findBaiduUpgrade(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  const { grow: _ours, ...configWanted } = evidence.configWanted ?? {};
  return findUpgrade(reading, { ...evidence, configWanted });
}
