import { listCloudOptions, readCloudUpgrades } from "@/lib/cndns/endpoints/cloud";
import type { Call } from "../reading";
import type { CloudOptions, CloudUpgradeOptions } from "./form";

const GB = 1024;

/** Reads what can be bought. Manual: 八, 1. */
export async function readOptions(call: Call): Promise<CloudOptions | "unclear"> {
  const outcome = await call(listCloudOptions, {});
  if (outcome.kind !== "ok") return "unclear";
  const { cpus, memories, diskGb, bandwidthMbps, systems, rooms, periods } = outcome.value;
  return {
    cpus: ascending(cpus.map(({ cores }) => cores)),
    ramsGb: ascending(memories.map(({ ramMb }) => ramMb / GB)),
    diskGb,
    bandwidthMbps,
    systems,
    rooms,
    periods: periods.flatMap(({ period }) => (period && period !== "other" ? [period] : [])),
  };
}

const ascending = (values: number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * Reads what can be added to a server (manual: 八, 19), and the sizes of cores and memory that are sold, because others have no price.
 * @returns null when the server isn't open yet or nothing can be added.
 */
export async function readUpgradeOptions(call: Call, name: string): Promise<CloudUpgradeOptions | null | "unclear"> {
  const [offered, rest] = await Promise.all([readOptions(call), call(readCloudUpgrades, { name })]);
  if (offered === "unclear" || (rest.kind !== "ok" && rest.kind !== "rejected")) return "unclear";
  if (rest.kind === "rejected") return null;
  const { cpu, ramMb, diskGb, bandwidthMbps } = rest.value;
  return {
    cpus: offered.cpus,
    ramsGb: offered.ramsGb,
    more: { cpu: cpu.max, ramGb: ramMb.max / GB, diskGb: diskGb.max, bandwidthMbps: bandwidthMbps.max },
    steps: { diskGb: diskGb.step, bandwidthMbps: bandwidthMbps.step },
  };
}
