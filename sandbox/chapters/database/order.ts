import { addYears } from "@/lib/core/time";
import { type Call, type Handler, refuse } from "../../http/call";
import { restOfYearFen } from "../../selling/rest-of-term";
import { sellTo } from "../../selling/sell";
import {
  DATABASE_PASSWORD,
  databaseAccessFields,
  fullName,
  heldDatabase,
  isNameTaken,
  openDatabase,
} from "./find-database";
import { charsets, databaseUpgradesOf, databaseYearFen, isEngine, isMysql, products, sizesOf } from "./products";
import type { DatabaseConfiguration } from "./rows";

/**
 * 五, 2. Opened at once; the name gets the prefix "sq_". With a character set that is not listed the opening fails.
 */
export const createOdr: Handler = {
  handle(call) {
    const { params, world, nowMs, warts } = call;
    const ordered = params.text("dbname");
    if (!ordered) refuse("10015");
    const name = fullName(ordered) ?? refuse("14001");
    const password = params.text("dbpassword");
    if (!DATABASE_PASSWORD.test(password)) refuse("14003");
    const configuration = readConfiguration(call);
    const years = readYears(params.text("years")) ?? refuse("14007");
    const charset = params.text("charset") || "utf8";
    if (isMysql(configuration.engine) && !charsets.includes(charset)) refuse("14008");
    if (isNameTaken(world.databases.get(name), name, nowMs)) refuse("14002");
    const saleId = sellTo(call, name, databaseYearFen(configuration) * BigInt(years));
    const expiresAtMs = addYears(new Date(nowMs), years).getTime();
    const row = openDatabase(world, { ...configuration, name, password, charset, expiresAtMs, host: "", saleId });
    return [{ ...databaseAccessFields(row, warts), charset: row.charset }];
  },
};

/** 五, 3. Up to 30 days after the expiry, from the old expiry on. A gift is renewed with its host only. */
export const renewDb: Handler = {
  handle(call) {
    const { params, world } = call;
    const row = heldDatabase(call, "14113");
    const years = readYears(params.text("years")) ?? refuse("10016");
    if (row.host) refuse("14113");
    sellTo(call, row.name, databaseYearFen(row) * BigInt(years));
    const expiresAtMs = addYears(new Date(row.expiresAtMs), years).getTime();
    world.databases.put(row.name, { ...row, expiresAtMs });
    return "";
  },
};

/** 五, 5. To an entry of getUpgradeList; the difference for the time that is left is charged. */
export const upgrade: Handler = {
  handle(call) {
    const { world, nowMs } = call;
    const row = heldDatabase(call, "14101");
    const to = readConfiguration(call);
    const possible = databaseUpgradesOf(row).some(
      (one) =>
        one.engine === to.engine && one.units === to.units && one.line === to.line && one.location === to.location,
    );
    if (row.host || nowMs > row.expiresAtMs || row.busy || !possible) refuse("14101");
    sellTo(call, row.name, restOfYearFen(databaseYearFen(to) - databaseYearFen(row), row.expiresAtMs - nowMs));
    world.databases.put(row.name, { ...row, ...to });
    return "";
  },
};

function readConfiguration({ params }: Call): DatabaseConfiguration {
  const engine = params.text("dbtype");
  if (!isEngine(engine)) return refuse("14004");
  const units = Number(params.text("dbsize"));
  if (!sizesOf(engine).includes(units)) refuse("14005");
  const location = params.text("location");
  const line = location === "cn" ? params.text("linetype") : ""; // "only a mainland database has a line"
  return (
    products.find(
      (one) => one.engine === engine && one.units === units && one.location === location && one.line === line,
    ) ?? refuse("14006")
  );
}

function readYears(text: string): number | null {
  return /^[1-5]$/.test(text) ? Number(text) : null;
}
