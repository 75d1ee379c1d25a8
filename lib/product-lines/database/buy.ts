import type { PurchaseContext } from "@/lib/cndns/client";
import type { InputOf } from "@/lib/cndns/endpoint";
import { createDatabase, renewDatabase, upgradeDatabase } from "@/lib/cndns/endpoints/database";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import type { Config } from "../form";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { isMysql } from "./form";
import { upstreamName } from "./read";

type Order = InputOf<typeof createDatabase>;

/** The parameters that the endpoint takes from a configuration; its schema refuses values that are not valid. */
function parametersOf(config: Config): Pick<Order, "engine" | "sizeMb" | "line" | "location"> {
  const { engine, location, sizeMb, line } = config;
  return {
    engine: engine as Order["engine"],
    location: location as Order["location"],
    sizeMb: Number(sizeMb),
    ...(location === "china" ? { line: line as Order["line"] } : {}),
  };
}

/** Orders a database. It is opened at once, under the ordered name with the upstream's prefix. Sends once, spends the agent balance. Manual: 五, 2. */
export async function buyDatabase(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const config = purchase.config as Config;
  const outcome = await call(
    createDatabase,
    {
      ...parametersOf(config),
      name: purchase.name,
      password: purchase.secret,
      years: purchase.years,
      ...(isMysql(config.engine) && config.charset ? { charset: config.charset as Order["charset"] } : {}),
    },
    context,
  );
  return mapOk(outcome, (value) => ({
    name: value.name,
    secrets: {
      ...(value.password ? { password: value.password } : {}),
      ...(value.ftpPassword ? { ftpPassword: value.ftpPassword } : {}),
    },
  }));
}

/** Sends once, spends the agent balance. Manual: 五, 3. */
export async function renewDatabaseFor(
  call: Call,
  { name, years }: Renewal,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(renewDatabase, { name: upstreamName(name), years }, context);
}

/** Upgrades engine or size; place and network stay. Sends once, spends the agent balance. Manual: 五, 5. */
export async function upgradeDatabaseTo(
  call: Call,
  { name, config, before }: Upgrade,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(upgradeDatabase, { name: upstreamName(name), ...parametersOf({ ...before, ...config }) }, context);
}
