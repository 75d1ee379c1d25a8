import type { ServerOffer } from "@/lib/cndns/endpoints/server-values";
import type { Upgrade } from "../actions/upgrade";
import { costOfRestMonthly } from "../cost-of-rest";
import type { Config } from "../form";
import type { Cost, CostByKey } from "../product-action";
import type { Call } from "../reading";
import type { Term } from "../term";
import type { ServerCloud } from "./cloud";
import { dataDisksIn } from "./form";

type Product = ServerOffer["products"][number];
type Period = "month" | "year";

/** A term as the upstream counts it. */
export function serverPeriodOf({ years, months }: Term): { period: Period; periods: number } {
  return months === 0 ? { period: "year", periods: years } : { period: "month", periods: years * 12 + months };
}

/** Finds the price of one period of a part; one of the place comes before one of all places. */
function priceIn({ products, locations }: ServerOffer, config: Config, period: Period) {
  const place = locations.find(({ id }) => id === config.location);
  const names = [place?.id, place?.code, place?.name];
  const fitting = products.filter(
    (product) =>
      product.period === period &&
      (product.periods ?? 1) === 1 &&
      product.priceFen !== null &&
      (product.location === null || names.includes(product.location)),
  );
  return (is: (product: Product) => boolean): Product | null => {
    const found = fitting.filter(is);
    return found.find(({ location }) => location !== null) ?? found[0] ?? null;
  };
}

/** A part that is none of the others: bandwidth is priced by its size alone. */
const isBandwidth = ({ size, cpu, memory, diskKind, instanceId }: Product) =>
  size !== null && cpu === null && memory === null && diskKind === null && instanceId === null;

/** The cost of one period by the prices of the parts; null where one of them has no price. */
function periodCost(cloud: ServerCloud, offer: ServerOffer, config: Config, period: Period): bigint | null {
  const price = priceIn(offer, config, period);
  const own = cloud.sizePrice(price, config);
  const mbps = price(isBandwidth);
  if (own === null || !mbps?.priceFen) return null;
  let sum = own + (mbps.priceFen * BigInt(Number(config.bandwidthMbps))) / BigInt(Math.max(1, mbps.size ?? 1));
  for (const { kind, sizeGb } of pricedDisks(cloud, config)) {
    const disk = price(({ diskKind }) => diskKind === kind);
    const unitGb = Number(disk?.disk ?? disk?.size ?? 1);
    if (!disk?.priceFen || !(unitGb >= 1)) return null;
    sum += disk.priceFen * BigInt(Math.ceil(sizeGb / unitGb));
  }
  return sum;
}

/** Data disks, and the system disk where the customer chooses it; an included one costs nothing. */
function pricedDisks({ shape }: ServerCloud, config: Config) {
  const system = { at: 0, kind: String(config.systemDisk), sizeGb: Number(config.systemDiskGb) };
  return shape.systemDisk ? [system, ...dataDisksIn(config)] : dataDisksIn(config);
}

/** The cost of a term, for purchase and renewal alike: the upstream has one list of prices. Manual: 二十, 1. */
export const quoteServerTerm =
  (cloud: ServerCloud) =>
  async (call: Call, quoted: { config: Config } & Term): Promise<Cost> => {
    const outcome = await call(cloud.endpoints.readOffer, {});
    if (outcome.kind !== "ok") return "unclear";
    const { period, periods } = serverPeriodOf(quoted);
    const cost = periodCost(cloud, outcome.value, quoted.config, period);
    if (cost === null) return outcome.incomplete ? "unclear" : null;
    return cost * BigInt(periods);
  };

/** The difference of both monthly costs for the remaining days of 30 a month, with a begun day counted as a whole one. */
export const quoteServerUpgrade =
  (cloud: ServerCloud) =>
  async (call: Call, { before, config, expiresAt }: Upgrade, _costs: CostByKey, now: Date): Promise<Cost> => {
    if (!expiresAt) return null;
    const outcome = await call(cloud.endpoints.readOffer, {});
    if (outcome.kind !== "ok") return "unclear";
    const old = periodCost(cloud, outcome.value, before, "month");
    const grown = periodCost(cloud, outcome.value, { ...before, ...config }, "month");
    if (old === null || grown === null) return outcome.incomplete ? "unclear" : null;
    if (grown <= old) return null;
    return costOfRestMonthly(grown - old, expiresAt, now);
  };
