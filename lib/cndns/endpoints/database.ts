import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, one, single, successAlone } from "../reading/answer";
import { count, flag, need, plain, states, text, when } from "../reading/field";
import { coupon, oneOf, requiredIf, word, years } from "../reading/value";
import {
  backupSlot,
  commaList,
  databaseCharset,
  databaseEngine,
  databaseLocation,
  databaseName,
  databaseRoute,
  databaseSizeFits,
  engineWords,
  lineWords,
  locationWords,
  newDatabaseName,
  sizeInUnits,
  sizeMb,
  upstreamDatabasePassword,
} from "./database-values";

/** 五、数据库: products, order, renewal, upgrade, operation, backups, details. */

const nameCodes = { 10014: "ours:agent_name_missing", 10015: "rejected:name_missing" } as const;
const name = { name: databaseName };
const wireName = { name: "dbname" } as const;

/** What can be bought: one item per engine, line, place and size. Manual: 五, 1. */
export const listDatabaseProducts = endpoint("database.dblist", {
  effect: "read",
  input: z.object({}),
  output: many({
    engine: ["dbtype", states(engineWords)],
    sizeMb: ["dbsize", need(sizeInUnits)],
    location: ["location", states(locationWords)],
    line: ["linetype", states(lineWords)],
    charsets: ["charset", commaList],
  }),
  codes: {},
});

const configuration = {
  engine: databaseEngine,
  sizeMb,
  line: requiredIf("the location is cn", databaseRoute),
  location: databaseLocation,
};
const configurationWire = { engine: "dbtype", sizeMb: "dbsize", line: "linetype" } as const;

interface Configuration {
  engine: string;
  sizeMb: number;
  line?: string | undefined;
  location: string;
}

/** The size must exist for the engine, and only the mainland has a choice of lines. */
function configurationFits(chosen: Configuration, issues: { push: (issue: z.core.$ZodRawIssue) => unknown }): void {
  const refuse = (path: string, message: string) =>
    issues.push({ code: "custom", input: chosen, path: [path], message });
  if (!databaseSizeFits(chosen.engine, chosen.sizeMb)) refuse("sizeMb", "upstream.database_size");
  if ((chosen.location === "china") !== (chosen.line !== undefined)) refuse("line", "upstream.database_line");
}

/**
 * Orders a database, opened at once. Spends the agent balance. The upstream puts a prefix before the name: keep the
 * name of the answer. Only MSSQL has FTP, only MySQL a character set. Manual: 五, 2.
 */
export const createDatabase = endpoint("database.CreateOdr", {
  effect: "purchase",
  input: z
    .object({
      name: newDatabaseName,
      password: upstreamDatabasePassword,
      ...configuration,
      years: years(1, 5),
      charset: databaseCharset.optional(),
      coupon: coupon.optional(),
      voucher: coupon.optional(),
    })
    .check((ctx) => {
      configurationFits(ctx.value, ctx.issues);
      if (ctx.value.charset === undefined || ctx.value.engine.startsWith("mysql")) return;
      ctx.issues.push({
        code: "custom",
        input: ctx.value,
        path: ["charset"],
        message: "upstream.database_charset",
      });
    }),
  wire: {
    ...wireName,
    ...configurationWire,
    password: "dbpassword",
    coupon: "signature",
    voucher: "voucherid",
  },
  secret: ["password"],
  output: one({
    name: ["dbname", need(text)],
    address: ["dbaddr", text],
    account: ["dbaccount", text],
    password: ["dbpassword", plain],
    ftpAddress: ["ftpaddr", text],
    ftpName: ["ftpname", text],
    ftpPassword: ["ftppassword", plain],
    registeredAt: ["regtime", when],
    expiresAt: ["expiretime", when],
    charset: ["charset", text],
  }),
  codes: {
    ...nameCodes,
    14001: "rejected:name_invalid",
    14002: "rejected:name_taken",
    14003: "rejected:password_invalid",
    14004: "rejected:engine_invalid",
    14005: "rejected:size_invalid",
    14006: "rejected:location_invalid",
    14007: "rejected:years_invalid",
    14008: "unknown:opening_failed", // "开通失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Renews for whole years. Spends the agent balance. A gift is renewed with its host. Manual: 五, 3. */
export const renewDatabase = endpoint("database.RenewDB", {
  effect: "purchase",
  input: z.object({ ...name, years: years(1, 5), coupon: coupon.optional(), voucher: coupon.optional() }),
  wire: { ...wireName, coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    ...nameCodes,
    10016: "rejected:years_invalid",
    14113: "unknown:renewal_failed", // "续费失败": may come after the charge; also the answer for a name that isn't ours
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** What a database can be upgraded to, in the order's own units. Manual: 五, 4. */
export const listDatabaseUpgrades = endpoint("database.getUpgradeList", {
  effect: "read",
  input: z.object(name),
  wire: wireName,
  output: many({
    engine: ["sqtype", states(engineWords)], // sqtype and sqsize here, dbtype and dbsize in the order
    sizeMb: ["sqsize", need(sizeInUnits)],
    line: ["linetype", states(lineWords)],
    location: ["location", states(locationWords)],
  }),
  codes: { ...nameCodes, 14112: "rejected:not_found" },
});

/** Upgrades to one of `listDatabaseUpgrades`. Spends the agent balance; no price endpoint. Manual: 五, 5. */
export const upgradeDatabase = endpoint("database.Upgrade", {
  effect: "purchase",
  input: z.object({ ...name, ...configuration }).check((ctx) => configurationFits(ctx.value, ctx.issues)),
  wire: { ...wireName, ...configurationWire },
  output: successAlone,
  codes: {
    ...nameCodes,
    14004: "rejected:engine_invalid",
    14005: "rejected:size_invalid",
    14006: "rejected:location_invalid",
    14101: "unknown:upgrade_failed", // "升级失败": may come after the charge
  },
});

/** Total or used space; the unit is not stated, details answer megabytes. Manual: 五, 6. */
export const readDatabaseSize = endpoint("database.DBSize", {
  effect: "read",
  input: z.object({ ...name, which: oneOf({ total: "1", used: "2" }) }),
  wire: { ...wireName, which: "operation" },
  output: single(need(count)),
  codes: { ...nameCodes, 10020: "rejected:operation_invalid" },
});

/** Pauses or resumes. Manual: 五, 7. */
export const setDatabaseState = endpoint("database.ModifyDBState", {
  effect: "write",
  input: z.object({ ...name, state: oneOf({ running: "1", paused: "2" }) }),
  wire: { ...wireName, state: "dbstate" },
  output: successAlone,
  codes: { ...nameCodes, 14102: "rejected:state_invalid", 14103: "rejected:change_failed" },
});

/** Changes the password of the database's account. Manual: 五, 8. */
export const setDatabasePassword = endpoint("database.ModifyDBPass", {
  effect: "write",
  input: z.object({ ...name, password: upstreamDatabasePassword }),
  wire: { ...wireName, password: "dbpassword" },
  secret: ["password"],
  output: successAlone,
  codes: { ...nameCodes, 14104: "rejected:password_invalid", 14105: "rejected:change_failed" },
});

/** Changes the FTP password of a MSSQL database; no rule is printed, so only blanks are refused. Manual: 五, 9. */
export const setDatabaseFtpPassword = endpoint("database.ModifyFTPPass", {
  effect: "write",
  input: z.object({ ...name, password: word }),
  wire: { ...wireName, password: "ftppassword" },
  secret: ["password"],
  output: successAlone,
  codes: { ...nameCodes, 10018: "rejected:function_missing", 14106: "rejected:change_failed" },
});

const slot = { ...name, slot: backupSlot };
const slotWire = { ...wireName, slot: "backupnumber" } as const;

/** Backs up into one of five places; what was there is replaced. No call lists their contents. Manual: 五, 10. */
export const backUpDatabase = endpoint("database.Backup", {
  effect: "write",
  input: z.object(slot),
  wire: slotWire,
  output: successAlone,
  codes: {
    ...nameCodes,
    14107: "rejected:slot_invalid",
    10018: "rejected:function_missing",
    14108: "rejected:backup_failed",
  },
});

/** Puts a backup back over the present data. Manual: 五, 11. */
export const restoreDatabase = endpoint("database.Restore", {
  effect: "write",
  input: z.object(slot),
  wire: slotWire,
  output: successAlone,
  codes: {
    ...nameCodes,
    14109: "rejected:slot_invalid",
    10018: "rejected:function_missing",
    // A restore that failed may have begun, so the data may be neither the old nor the new ones.
    14110: "unknown:restore_failed",
  },
});

/** Empties one of the five places. Manual: 五, 12. */
export const deleteDatabaseBackup = endpoint("database.delBackupFile", {
  effect: "write",
  input: z.object(slot),
  wire: slotWire,
  output: successAlone,
  codes: {
    ...nameCodes,
    14107: "rejected:slot_invalid",
    10018: "rejected:function_missing",
    14111: "rejected:deletion_failed",
  },
});

/** Addresses, accounts, passwords, dates and configuration. Size in megabytes. No running state. Manual: 五, 13. */
export const readDatabase = endpoint("database.DBDetail", {
  effect: "read",
  input: z.object(name),
  wire: wireName,
  output: one({
    name: ["dbname", need(text)],
    address: ["dbaddr", text],
    account: ["dbaccount", text],
    password: ["dbpassword", plain],
    ftpAddress: ["ftpaddr", text],
    ftpName: ["ftpname", text],
    ftpPassword: ["ftppassword", plain],
    registeredAt: ["regtime", when],
    expiresAt: ["expiretime", when],
    engine: ["dbtype", states(engineWords)],
    sizeMb: ["dbsize", count],
    location: ["location", states(locationWords)],
    line: ["linetype", states(lineWords)],
    /** FTP name of the host that it is a gift of. */
    host: ["belongtohost", text],
  }),
  codes: { ...nameCodes, 10019: "rejected:not_ours" },
});

/** Whether a database came with a host. Manual: 五, 14. */
export const isGiftDatabase = endpoint("database.isPresent", {
  effect: "read",
  input: z.object(name),
  wire: wireName,
  output: single(need(flag)),
  codes: nameCodes,
});

/** Sets the character set of a MySQL database. Manual: 五, 15. */
export const setDatabaseCharset = endpoint("database.SetCharset", {
  effect: "write",
  input: z.object({ ...name, charset: databaseCharset }),
  wire: wireName,
  output: successAlone,
  codes: { ...nameCodes, 14114: "rejected:not_mysql", 14115: "rejected:change_failed" },
});
