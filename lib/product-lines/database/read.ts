import {
  isGiftDatabase,
  listDatabaseProducts,
  listDatabaseUpgrades,
  readDatabase,
  readDatabaseSize,
} from "@/lib/cndns/endpoints/database";
import { nameAvailability } from "../name-availability";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading } from "../reading";
import type { DatabaseOptions, DatabaseUpgrades } from "./form";

/** The upstream's name of a database: an ordered name has no underscore, and the upstream puts its prefix before it. */
export function upstreamName(name: string): string {
  return name.startsWith("sq_") ? name : `sq_${name}`;
}

/** Both names of a database: the ordered one and the upstream's. */
export function databaseSpellings(name: string): readonly string[] {
  return [name.replace(/^sq_/, ""), upstreamName(name)];
}

/**
 * Reads access data, dates and configuration of a database. The upstream does not show whether it is paused: a database that exists
 * counts as working, and the service's configuration stores that it was paused. Manual: 五, 13.
 */
export async function readDatabaseState(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readDatabase, { name: upstreamName(name) });
  if (outcome.kind !== "ok") return noProductReading(outcome, ["not_ours"]);
  const { value } = outcome;
  return {
    state: "working",
    upstreamState: null,
    reason: "running",
    registeredAt: value.registeredAt,
    expiresAt: value.expiresAt,
    password: value.password || null,
    secrets: {
      ...(value.password ? { password: value.password } : {}),
      ...(value.ftpPassword ? { ftpPassword: value.ftpPassword } : {}),
    },
    name: value.name,
    config: {
      ...(value.engine ? { engine: value.engine } : {}),
      ...(value.location ? { location: value.location } : {}),
      ...(value.line ? { line: value.line } : {}),
      ...(value.sizeMb === null ? {} : { sizeMb: value.sizeMb }),
    },
    snapshot: {
      database: value.name,
      address: value.address,
      account: value.account,
      ftpAddress: value.ftpAddress,
      ftpName: value.ftpName,
      host: value.host,
    },
  };
}

/** Reads the used space, and whether the database is a host's free one. A call without an answer is left out. Manual: 五, 6 and 14. */
export async function lookAtDatabase(call: Call, reading: Reading, name: string): Promise<Partial<Reading>> {
  const product = { name: upstreamName(name) };
  const [total, used, gift] = await Promise.all([
    call(readDatabaseSize, { ...product, which: "total" }),
    call(readDatabaseSize, { ...product, which: "used" }),
    call(isGiftDatabase, product),
  ]);
  return {
    ...(used.kind === "ok"
      ? {
          usage: [
            { id: "space", used: used.value, limit: total.kind === "ok" ? total.value || null : null, unit: "mb" },
          ],
        }
      : {}),
    ...(gift.kind === "ok" ? { snapshot: { ...reading.snapshot, gift: gift.value ? "yes" : null } } : {}),
  };
}

/** Manual: 十七, 1. */
export async function isDatabaseAvailable(call: Call, name: string): Promise<"available" | "taken" | "unclear"> {
  return await nameAvailability(call, "database", name.replace(/^sq_/, ""));
}

/** Reads the products. One that the form has no word for (an unknown engine) is left out. Manual: 五, 1. */
export async function readDatabaseOptions(call: Call): Promise<DatabaseOptions | "unclear"> {
  const outcome = await call(listDatabaseProducts, {});
  if (outcome.kind !== "ok" || outcome.incomplete) return "unclear";
  return outcome.value.flatMap(({ engine, location, line, sizeMb, charsets }) =>
    engine && engine !== "other" && location && location !== "other" && line !== "other"
      ? [{ engine, location, line: line ?? "", sizeMb, charsets }]
      : [],
  );
}

/** Manual: 五, 4. */
export async function readDatabaseUpgrades(call: Call, name: string): Promise<DatabaseUpgrades | null | "unclear"> {
  const outcome = await call(listDatabaseUpgrades, { name: upstreamName(name) });
  if (outcome.kind === "rejected") return null;
  if (outcome.kind !== "ok") return "unclear";
  const found = outcome.value.flatMap(({ engine, location, line, sizeMb }) =>
    engine && engine !== "other" && location && location !== "other" && line !== "other"
      ? [{ engine, location, line: line ?? "", sizeMb }]
      : [],
  );
  return found.length > 0 ? found : null;
}
