import type { Upgrade } from "../actions/upgrade";
import { periodOf } from "../cloud/terms";
import { costOfRestMonthly } from "../cost-of-rest";
import type { Config } from "../form";
import type { CostRow } from "../line";
import type { Cost, CostByKey } from "../product-action";
import type { Call } from "../reading";
import type { Term } from "../term";
import { type CdnUnit, trafficOf } from "./form";

const KEYS: Readonly<Record<CdnUnit, string>> = { gigabytes: "gigabyte", terabytes: "terabyte" };
const PERIODS = ["month", "half_year", "year"] as const;
const PER = { month: "month", half_year: "once", year: "year" } as const;

/** CDN has no price endpoint: staff enter what one unit costs for a month, for half a year and for a year. */
export const cdnCostRows: readonly CostRow[] = Object.values(KEYS).flatMap((unit) =>
  PERIODS.map((period) => ({ key: `${unit}.${period}`, per: PER[period] })),
);

/** A purchase or a renewal: so many units for so many periods. */
export async function quoteCdn(
  _call: Call,
  { config, ...term }: { config: Record<string, unknown> } & Term,
  costs: CostByKey,
): Promise<Cost> {
  const { unit, multiple } = trafficOf(config as Config);
  const { period, count } = periodOf(term);
  const one = costs(`${KEYS[unit]}.${period}`);
  return one === null || multiple < 1 ? null : one * BigInt(multiple * count);
}

/** The difference of both monthly costs for the remaining days, with a begun day counted as a whole one. */
export async function quoteCdnUpgrade(_call: Call, upgrade: Upgrade, costs: CostByKey, now: Date): Promise<Cost> {
  const { before, config, expiresAt } = upgrade;
  const monthly = (of: Config) => {
    const { unit, multiple } = trafficOf(of);
    const one = costs(`${KEYS[unit]}.month`);
    return one === null || multiple < 1 ? null : one * BigInt(multiple);
  };
  const [was, becomes] = [monthly(before), monthly({ ...before, ...config })];
  if (was === null || becomes === null || expiresAt === null || expiresAt <= now || becomes <= was) return null;
  return costOfRestMonthly(becomes - was, expiresAt, now);
}
