import { z } from "zod";
import { count, text } from "../reading/field";
import { oneOf } from "../reading/value";

/** What the rows of 五、数据库 share: the words for engines, lines, places, and the 50 MB steps of sizes. */

const UNIT_MB = 50;

export const databaseEngine = oneOf({
  mysql_4_1: "1",
  mysql_5_0: "2",
  mssql_2000: "3",
  mssql_2005: "4",
  mssql_2008: "5",
});

export const databaseRoute = oneOf({ telecom: "dx", dual: "sx" });
export const databaseLocation = oneOf({ china: "cn", hong_kong: "hk", usa: "usa" });
export const databaseCharset = oneOf({ utf8: "utf8", latin1: "latin1", gbk: "gbk", gb2312: "gb2312" });

/** Wire letter to word, for answers. */
export const engineWords = {
  "1": "mysql_4_1",
  "2": "mysql_5_0",
  "3": "mssql_2000",
  "4": "mssql_2005",
  "5": "mssql_2008",
} as const;
export const lineWords = { dx: "telecom", sx: "dual" } as const;
export const locationWords = { cn: "china", hk: "hong_kong", usa: "usa" } as const;

/** Megabytes; the upstream counts in steps of 50 MB. */
export const sizeMb = z.codec(z.string().regex(/^([1-6]|10|15|20)$/), z.int("upstream.database_size"), {
  decode: (units) => Number(units) * UNIT_MB,
  encode: (mb) => String(mb / UNIT_MB),
});

/** Answers of lists and orders count in the same steps; details answer plain megabytes. */
export const sizeInUnits = count.transform((units) => (units === null ? null : units * UNIT_MB));

/** 500, 750 and 1000 MB exist for MSSQL 2008 only. Result 14005. */
export function databaseSizeFits(engine: string, mb: number): boolean {
  if (mb % UNIT_MB !== 0 || mb < UNIT_MB) return false;
  return mb <= 6 * UNIT_MB || (engine === "mssql_2008" && [500, 750, 1000].includes(mb));
}

/** Chosen when ordering: 6–13 letters and digits, a letter first. The upstream puts "sq_" before it. */
export const newDatabaseName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{5,12}$/, "upstream.database_name");

/** As the upstream answers it: with its prefix ("sq_hktest2000"). */
export const databaseName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{1,39}$/, "upstream.database_name_full");

/** 6–16 letters and digits, a letter first. */
export const upstreamDatabasePassword = z.string().regex(/^[A-Za-z][A-Za-z0-9]{5,15}$/, "upstream.database_password");

/** One of the five numbered places for backups. Results 14107, 14109. */
export const backupSlot = z.int("upstream.backup_slot").min(1, "upstream.backup_slot").max(5, "upstream.backup_slot");

/** A comma list inside an answer: " utf8,latin1,gbk". */
export const commaList = text.transform((t) =>
  t === null
    ? []
    : t
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
);
