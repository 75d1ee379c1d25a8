import type { Purchase } from "../actions/purchase";
import type { Upgrade } from "../actions/upgrade";
import { costOfRest } from "../cost-of-rest";
import type { Config } from "../form";
import type { CostRow } from "../line";
import type { Cost, CostByKey } from "../product-action";
import type { Call } from "../reading";

/** The upstream has no price endpoint for databases: staff enter the yearly cost of the first 50 MB and of each further 50 MB. */
const STEP_MB = 50;

const SOLD: Readonly<Record<string, readonly string[]>> = {
  mysql_5_0: ["china_telecom", "china_dual", "hong_kong", "usa"],
  mysql_4_1: ["china_telecom"],
  mssql_2008: ["china_telecom", "china_dual", "hong_kong", "usa"],
  mssql_2005: ["china_telecom", "china_dual", "hong_kong"],
  mssql_2000: ["china_telecom"],
};

export const databaseCostRows: readonly CostRow[] = Object.entries(SOLD).flatMap(([engine, places]) =>
  places.flatMap((place) =>
    (["first", "further"] as const).map((step) => ({
      key: `${engine}.${place}.${step}`,
      per: "year" as const,
      of: { field: "engine", value: engine },
    })),
  ),
);

/** The yearly cost of a configuration; null where staff have entered none. */
export function databaseYearCost({ engine, location, line, sizeMb }: Config, costs: CostByKey): bigint | null {
  const place = line ? `${location}_${line}` : location;
  const first = costs(`${engine}.${place}.first`);
  const further = costs(`${engine}.${place}.further`);
  if (first === null || further === null || typeof sizeMb !== "number") return null;
  return first + further * BigInt(Math.ceil(sizeMb / STEP_MB) - 1);
}

export async function quoteDatabase(
  _call: Call,
  { config, years }: Pick<Purchase, "years" | "months"> & { config: Record<string, unknown> },
  costs: CostByKey,
): Promise<Cost> {
  const year = databaseYearCost(config as Config, costs);
  return year === null ? null : year * BigInt(years);
}

export async function quoteDatabaseUpgrade(
  _call: Call,
  { before, config, expiresAt }: Upgrade,
  costs: CostByKey,
  now: Date,
): Promise<Cost> {
  const was = databaseYearCost(before, costs);
  const becomes = databaseYearCost({ ...before, ...config }, costs);
  if (was === null || becomes === null || expiresAt === null || expiresAt <= now) return null;
  const costFen = costOfRest(was, becomes, expiresAt, now);
  return costFen > 0n ? costFen : null;
}
