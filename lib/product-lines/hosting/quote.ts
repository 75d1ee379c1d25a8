import { readHostPrice } from "@/lib/cndns/endpoints/hosting-orders";
import { readPrice, readRenewPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Fen } from "@/lib/core/money";
import type { Upgrade } from "../actions/upgrade";
import type { Config } from "../form";
import type { CostRow } from "../line";
import type { Cost, CostByKey } from "../product-action";
import type { Call } from "../reading";
import { type HostConfig, readConfig } from "./config";

const PRICED_KINDS = ["standard", "linux", "net", "jsp", "cloud_standard", "cloud_linux"] as const;
const PRICED_PLACES = ["china", "hong_kong", "usa"] as const;
const SIZES_MB = [200, 300, 500, 800, 1000, 2000, 5000];

/** Kinds and places that no price endpoint has: staff enter their yearly cost. */
const UNPRICED: readonly (readonly [kind: string, location: string])[] = [
  ["own_ip", "china"],
  ["cloud_own_ip", "china"],
  ["windows_bgp", "china"],
  ["linux_bgp", "china"],
  ["protected", "china"],
  ["cloud_standard", "baidu"],
  ["cloud_linux", "baidu"],
  ["standard", "central_china"],
  ["linux", "central_china"],
];
export const hostCostRows: readonly CostRow[] = UNPRICED.flatMap(([kind, location]) =>
  SIZES_MB.map((sizeMb) => ({
    key: `${kind}.${location}.${sizeMb}`,
    per: "year" as const,
    of: { field: "kind", value: kind },
  })),
);

function fromTable({ kind, location, sizeMb }: HostConfig, years: number, costs: CostByKey): Cost {
  const perYear = costs(`${kind}.${location}.${sizeMb}`);
  return perYear === null ? null : perYear * BigInt(years);
}

const among = <const T extends readonly string[]>(list: T, value: string): value is T[number] => list.includes(value);

/** Asks the price endpoint of the hosting chapter, and the general one for shop hosts, which only that one has. Manual: 三、28; 十七、3. */
async function priceOf(call: Call, config: HostConfig, years: number, costs: CostByKey): Promise<Cost> {
  const { kind, location, sizeMb, line } = config;
  if (kind === "shop" && location === "china") return shopPrice(call, sizeMb, years);
  if (!among(PRICED_KINDS, kind) || !among(PRICED_PLACES, location)) return fromTable(config, years, costs);
  const outcome = await call(readHostPrice, { kind, location, sizeMb, years, ...(line ? { line } : {}) });
  if (outcome.kind === "rejected") return null;
  return outcome.kind === "ok" ? outcome.value : "unclear";
}

async function shopPrice(call: Call, sizeMb: number, years: number): Promise<Cost> {
  const size = String(sizeMb / 100);
  const outcome = await call(readPrice, {
    product: "hosting",
    hostKind: "shop",
    sizeHundredMb: size,
    location: "china",
    years,
  });
  return outcome.kind === "ok" ? outcome.value : "unclear";
}

/** The present cost of a new host. Terms of several years have prices of their own. */
export function quoteHostingPurchase(
  call: Call,
  { config, years }: { config: Record<string, unknown>; years: number },
  costs: CostByKey,
): Promise<Cost> {
  return priceOf(call, readConfig(config), years, costs);
}

/** The present cost of renewing this host; the price of a new one where there is no renewal price. Manual: 十七、4. */
export async function quoteHostingRenewal(
  call: Call,
  { name, years, config }: { name: string; years: number; config: Config },
  costs: CostByKey,
): Promise<Cost> {
  const outcome = await call(readRenewPrice, { product: "hosting", name, years });
  if (outcome.kind !== "ok") return "unclear";
  return outcome.value ?? priceOf(call, readConfig(config), years, costs);
}

const YEAR_MS = 365 * 86_400_000;
const YUAN = 100n;

/** The cost of an upgrade: the difference of two yearly prices for the remaining time, rounded up to whole yuan. */
export function upgradeDifference(perYearBefore: Fen, perYearAfter: Fen, leftMs: number): Fen | null {
  if (perYearAfter < perYearBefore || leftMs <= 0) return null;
  const yuan = (Number((perYearAfter - perYearBefore) / YUAN) * leftMs) / YEAR_MS;
  return BigInt(Math.ceil(yuan - 1e-6)) * YUAN;
}

/** The cost of an upgrade, worked out from the yearly costs of both configurations: it has no price endpoint. */
export async function quoteHostingUpgrade(call: Call, upgrade: Upgrade, costs: CostByKey, now: Date): Promise<Cost> {
  const { before, config, expiresAt } = upgrade;
  if (expiresAt === null) return null;
  const old = await priceOf(call, readConfig(before), 1, costs);
  const fresh = await priceOf(call, readConfig({ ...before, ...config }), 1, costs);
  if (old === "unclear" || fresh === "unclear") return "unclear";
  if (old === null || fresh === null) return null;
  return upgradeDifference(old, fresh, expiresAt.getTime() - now.getTime());
}
