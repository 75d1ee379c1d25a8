import { readCloudPrice } from "@/lib/cndns/endpoints/cloud";
import { readRenewPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Fen } from "@/lib/core/money";
import type { Upgrade } from "../actions/upgrade";
import { costOfRestMonthly } from "../cost-of-rest";
import type { Config } from "../form";
import type { CostRow } from "../line";
import type { Cost, CostByKey } from "../product-action";
import type { Call } from "../reading";
import type { Term } from "../term";
import { orderOf } from "./configuration";
import { is64Bit, isWindows, KNOWN_ROOMS, SIZES } from "./form";
import { readOptions } from "./options";
import { periodOf } from "./terms";

/** The key of the monthly cost of another address, which staff enter for each room. */
const addressCost = (room: unknown) => `address.${room}`;
export const cloudCostRows: readonly CostRow[] = KNOWN_ROOMS.map((room) => ({ key: addressCost(room), per: "month" }));

/** A refusal means that the upstream doesn't sell the configuration; no answer means nothing. */
function costOf(outcome: Outcome<Fen | null>): Cost {
  if (outcome.kind === "ok") return outcome.value;
  return outcome.kind === "rejected" ? null : "unclear";
}

/** The upstream's price of a configuration for the term. Manual: 八, 25. */
export async function quoteCloudPurchase(
  call: Call,
  purchase: { config: Record<string, unknown> } & Term,
): Promise<Cost> {
  return costOf(await call(readCloudPrice, orderOf(purchase.config, purchase)));
}

/** Manual: 十七, 4. */
export async function quoteCloudRenewal(call: Call, renewal: { name: string } & Term): Promise<Cost> {
  const { period, count } = periodOf(renewal);
  return costOf(await call(readRenewPrice, { product: "cloud", name: renewal.name, years: count, period }));
}

/**
 * An upgrade of sizes has no price of its own: it costs the difference of both monthly prices for the remaining days, with a begun day
 * counted as a whole one. Another address has no price at the upstream: staff enter its monthly cost.
 */
export async function quoteCloudUpgrade(call: Call, upgrade: Upgrade, costs: CostByKey, now: Date): Promise<Cost> {
  const { before, config, expiresAt } = upgrade;
  if (!expiresAt) return null;
  const monthly = isAddressUpgrade(config) ? costs(addressCost(before.room)) : await moreMonthly(call, before, config);
  if (monthly === null || monthly === "unclear") return monthly;
  return costOfRestMonthly(monthly, expiresAt, now);
}

/**
 * The difference of both monthly prices. A price needs a system, and the server shows only its system's name. Both systems cost the same,
 * so any one of the family that can use the memory will do.
 */
async function moreMonthly(call: Call, before: Config, config: Config): Promise<Cost> {
  const options = await readOptions(call);
  if (options === "unclear") return "unclear";
  const system = options.systems.find(
    ({ value }) => isWindows(value) === (before.family === "windows") && is64Bit(value),
  );
  if (!system || before.room === undefined) return null;
  const month = { years: 0, months: 1 };
  const [old, grown] = await Promise.all([
    quoteCloudPurchase(call, { config: { ...before, system: system.value }, ...month }),
    quoteCloudPurchase(call, { config: { ...before, ...config, system: system.value }, ...month }),
  ]);
  if (old === "unclear" || grown === "unclear") return "unclear";
  if (old === null || grown === null || grown <= old) return null;
  return grown - old;
}

export function isAddressUpgrade(config: Config): boolean {
  return config.grow === "address";
}

/** How much is added to each size, in the upstream's units. */
export function addedOf({ before, config }: Pick<Upgrade, "before" | "config">) {
  const [cpu = 0, ramGb = 0, diskGb = 0, bandwidthMbps = 0] = SIZES.map(
    (size) => Number(config[size] ?? before[size]) - Number(before[size]),
  );
  return { cpu, ramMb: ramGb * 1024, diskGb, bandwidthMbps };
}
