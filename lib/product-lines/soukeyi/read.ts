import { listSoukeyiUpgrades, readSoukeyi } from "@/lib/cndns/endpoints/soukeyi";
import type { Config } from "../form";
import { listedUpgrades } from "../listed-upgrades";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import { SOUKEYI_EDITIONS } from "./form";

/** Reads edition, dates, account and password. An order that exists counts as working, and staff see the upstream's own word. Manual: 十六, 4. */
export async function readSoukeyiState(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readSoukeyi, { name });
  if (outcome.kind !== "ok") return noProductReading(outcome, ["not_found"]);
  const { value } = outcome;
  const edition = SOUKEYI_EDITIONS.find((one) => one === value.edition);
  return {
    state: "working",
    upstreamState: value.stateText,
    reason: "running",
    registeredAt: value.openedAt,
    expiresAt: value.expiresAt,
    password: null,
    ...(value.password ? { secrets: { password: value.password } } : {}),
    name: value.name,
    ...(edition ? { config: { edition } } : {}),
    snapshot: { number: value.name, account: value.account, size: value.size },
  };
}

/** Whether a service is what was ordered: its edition, as far as the upstream shows it. */
export const fitsSoukeyi = (reading: Reading, config: Config): boolean =>
  reading.config?.edition === undefined || reading.config.edition === config.edition;

/** What a service can be upgraded to, by the upstream's numbers; null: to nothing. Manual: 十六, 5. */
export async function readSoukeyiUpgrades(call: Call, name: string): Promise<string[] | null | "unclear"> {
  return listedUpgrades(await call(listSoukeyiUpgrades, { name }));
}
