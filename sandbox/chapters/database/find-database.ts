import { type Call, refuse } from "../../http/call";
import { fraction } from "../../world/availability";
import type { World } from "../../world/world";
import { slashTime } from "../../world/write-dates";
import { isMysql } from "./products";
import type { Database, DatabaseConfiguration } from "./rows";

const DAY_MS = 86_400_000;
/** How long after its expiry a database can be renewed; then it and its data are deleted. */
export const DATABASE_KEPT_AFTER_EXPIRY_MS = 30 * DAY_MS;
/** A database grows by 1 MB a day by itself, up to this share of its size. */
const FILLS_TO = 0.7;
const NAME = /^[A-Za-z][A-Za-z0-9]{5,12}$/;
export const DATABASE_PASSWORD = /^[A-Za-z][A-Za-z0-9]{5,15}$/;

/** The name that an ordered name gets: "shopdb1" becomes "sq_shopdb1". Null when malformed. */
export function fullName(ordered: string): string | null {
  return NAME.test(ordered) ? `sq_${ordered.toLowerCase()}` : null;
}

/** True when somebody has the name; `seen` is this account's row as a read shows it. */
export function isNameTaken(seen: Database | undefined, name: string, nowMs: number): boolean {
  return name.includes("taken") || isKeptDatabase(seen, nowMs);
}

export function isKeptDatabase(row: Database | undefined, nowMs: number): row is Database {
  return row !== undefined && nowMs < row.expiresAtMs + DATABASE_KEPT_AFTER_EXPIRY_MS;
}

/**
 * The current row of the database that a call names; refuses with `missing` when it is not the account's, with 10015
 * without a name.
 */
export function heldDatabase({ params, world, nowMs }: Call, missing: string): Database {
  const row = world.databases.get(nameOf(params.text("dbname")));
  return isKeptDatabase(row, nowMs) ? row : refuse(missing);
}

/** The same row as a read shows it; undefined when there is none. */
export function seenDatabase({ params, world, nowMs }: Call): Database | undefined {
  const row = world.databases.seen(nameOf(params.text("dbname")), nowMs);
  return isKeptDatabase(row, nowMs) ? row : undefined;
}

function nameOf(text: string): string {
  return text === "" ? refuse("10015") : text.toLowerCase();
}

export function usedMb(row: Database, nowMs: number): number {
  const days = Math.floor((nowMs - row.usedAtMs) / DAY_MS);
  return Math.max(row.usedMb, Math.min(row.usedMb + days, Math.floor(row.units * 50 * FILLS_TO)));
}

export interface NewDatabase extends DatabaseConfiguration {
  name: string;
  password: string;
  charset: string;
  expiresAtMs: number;
  /** FTP name of the host whose gift it is, or empty. */
  host: string;
  saleId: string;
}

/** Adds a database to the world: bought, or the gift of a host. */
export function openDatabase(world: World, order: NewDatabase): Database {
  const nowMs = world.now();
  const chance = fraction(`database|${order.name}`);
  const server = `sql${1 + Math.floor(chance * 90)}`;
  const mysql = isMysql(order.engine);
  const row: Database = {
    ...order,
    charset: mysql ? order.charset : "",
    address: mysql ? `mysql.${server}.eznodata.com` : `mssql.${server}.cdncenter.net`,
    ftpAddress: mysql ? "" : `ftp.${server}.cdncenter.net`,
    ftpPassword: mysql ? "" : `f${Math.floor(chance * 1e9)}`,
    state: "1",
    usedMb: 0,
    usedAtMs: nowMs,
    backups: {},
    busy: "",
    registeredAtMs: nowMs,
  };
  world.databases.put(row.name, row);
  return row;
}

/** The fields of an order's answer; the details have more. */
export function databaseAccessFields(row: Database, warts: boolean): Record<string, string> {
  return {
    dbaddr: row.address,
    dbname: row.name,
    dbaccount: row.name,
    dbpassword: row.password,
    ftpaddr: row.ftpAddress,
    ftpname: row.ftpAddress ? row.name : "",
    ftppassword: row.ftpPassword,
    regtime: slashTime(row.registeredAtMs, warts),
    expiretime: slashTime(row.expiresAtMs, warts),
  };
}

/** Gives the gifts of a host the host's expiry. */
export function moveGiftDatabases(world: World, host: string, expiresAtMs: number): void {
  for (const row of world.databases.inGroup(host)) world.databases.put(row.name, { ...row, expiresAtMs });
}
