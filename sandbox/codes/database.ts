import type { EndpointId } from "../manual/all";
import type { Answer } from "./agent";
import type { Bench, Provocation } from "./bench";

type Params = Record<string, string>;

export const mysqlOrder: Params = {
  dbname: "shopdb1",
  dbpassword: "abc12345",
  dbtype: "2",
  dbsize: "2",
  linetype: "dx",
  location: "cn",
  years: "1",
};
export const mssqlOrder: Params = { ...mysqlOrder, dbtype: "5" };

/** The name that the orders above get. */
export const OWNED = "sq_shopdb1";
const DAY_MS = 86_400_000;

export async function buyDatabase(bench: Bench, order: Params = mysqlOrder): Promise<string> {
  const answer = await bench.call("database.CreateOdr", order);
  const [row] = answer.message as Params[];
  if (answer.code || !row?.dbname) throw new Error(`database: ${answer.message}`);
  return row.dbname;
}

const ordering = (how: string, change: Params): Provocation => [
  how,
  (bench) => bench.call("database.CreateOdr", { ...mysqlOrder, ...change }),
];
const noUsername = (id: EndpointId): Provocation => ["no username", (bench) => bench.call(id, {}, { username: "" })];
const noName = (id: EndpointId): Provocation => ["no dbname", (bench) => bench.call(id)];

/** Buys a database, then calls the endpoint with it (or with the name that `dbname` gives). */
const owning =
  (id: EndpointId, order: Params = mysqlOrder) =>
  (how: string, params: Params, before?: (bench: Bench) => Promise<unknown>): Provocation => [
    how,
    async (bench): Promise<Answer> => {
      await buyDatabase(bench, order);
      await before?.(bench);
      return bench.call(id, { dbname: OWNED, ...params });
    },
  ];

const unknownName = { dbname: "sq_nobody" };
const NOBODYS = "a name that is not in the account, or one past its expiry";

const createOdrCodes = {
  "10014": noUsername("database.CreateOdr"),
  "10015": ordering("no dbname", { dbname: "" }),
  "10042": ordering("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
  "10043": ordering("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
  "10046": ordering("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
  "14001": ordering("a name that begins with a digit, is shorter than 6 or longer than 13", { dbname: "1shopdb" }),
  "14002": ordering("a name with taken, or one in the account", { dbname: "takendb" }),
  "14003": ordering("a password that begins with a digit, is shorter than 6 or longer than 16", { dbpassword: "1abc" }),
  "14004": ordering("dbtype outside 1-5", { dbtype: "6" }),
  "14005": ordering("dbsize outside 1-6; 10, 15, 20 with dbtype 5 only", { dbsize: "10" }),
  "14006": ordering("a location that the type is not sold in, or cn without linetype", { linetype: "" }),
  "14007": ordering("years outside 1-5", { years: "6" }),
  "14008": ordering("a charset that is not listed", { charset: "big5" }),
} satisfies Record<string, Provocation>;

const renewing = owning("database.RenewDB");

const renewDbCodes = {
  "10014": noUsername("database.RenewDB"),
  "10015": noName("database.RenewDB"),
  "10016": renewing("years outside 1-5", { years: "0" }),
  "10042": renewing("signature with an unknown coupon", { years: "1", signature: "NOSUCHCOUPON" }),
  "10043": renewing("signature SPENTCOUPON1", { years: "1", signature: "SPENTCOUPON1" }),
  "10046": renewing("voucherid with an unknown voucher", { years: "1", voucherid: "NOSUCHVOUCHER" }),
  "14113": renewing(
    "a gift, a name that is not in the account, or one expired for over 30 days",
    { years: "1" },
    (bench) => bench.control.database({ dbname: OWNED, host: "somehost" }),
  ),
} satisfies Record<string, Provocation>;

const getUpgradeListCodes = {
  "10014": noUsername("database.getUpgradeList"),
  "10015": noName("database.getUpgradeList"),
  "14112": owning("database.getUpgradeList")("a gift, or a name that is not in the account", unknownName),
} satisfies Record<string, Provocation>;

const larger = { dbtype: "2", dbsize: "4", linetype: "dx", location: "cn" };
const upgrading = owning("database.Upgrade");

const upgradeCodes = {
  "10014": noUsername("database.Upgrade"),
  "10015": noName("database.Upgrade"),
  "14004": upgrading("dbtype outside 1-5", { ...larger, dbtype: "9" }),
  "14005": upgrading("a dbsize that the type has not", { ...larger, dbsize: "7" }),
  "14006": upgrading("a location or line that the type is not sold in", { ...larger, location: "moon" }),
  "14101": upgrading("smaller or another place than getUpgradeList tells, a gift, expired, or a backup under way", {
    ...larger,
    dbsize: "1",
  }),
} satisfies Record<string, Provocation>;

const dbSizeCodes = {
  "10014": noUsername("database.DBSize"),
  "10015": noName("database.DBSize"),
  "10020": owning("database.DBSize")("operation neither 1 nor 2", { operation: "3" }),
} satisfies Record<string, Provocation>;

const modifyDbStateCodes = {
  "10014": noUsername("database.ModifyDBState"),
  "10015": noName("database.ModifyDBState"),
  "14102": owning("database.ModifyDBState")("dbstate neither 1 nor 2", { dbstate: "0" }),
  "14103": owning("database.ModifyDBState")(NOBODYS, { dbstate: "1" }, (bench) => bench.control.advance(366 * DAY_MS)),
} satisfies Record<string, Provocation>;

const modifyDbPassCodes = {
  "10014": noUsername("database.ModifyDBPass"),
  "10015": noName("database.ModifyDBPass"),
  "14104": owning("database.ModifyDBPass")("a password against CreateOdr's rule", { dbpassword: "short" }),
  "14105": owning("database.ModifyDBPass")(NOBODYS, { ...unknownName, dbpassword: "abc12345" }),
} satisfies Record<string, Provocation>;

const modifyFtpPassCodes = {
  "10014": noUsername("database.ModifyFTPPass"),
  "10015": noName("database.ModifyFTPPass"),
  "10018": owning("database.ModifyFTPPass")("a MySQL database", { ftppassword: "abc12345" }),
  "14106": owning("database.ModifyFTPPass", mssqlOrder)("a password shorter than 6 or with blanks", {
    ftppassword: "abc",
  }),
} satisfies Record<string, Provocation>;

const oldOrder = { ...mysqlOrder, dbtype: "1" };
const OLD = "MySQL 4.1 and MSSQL 2000: their hosts have no backups";
const slotOne = { backupnumber: "1" };

const backupCodes = {
  "10014": noUsername("database.Backup"),
  "10015": noName("database.Backup"),
  "10018": owning("database.Backup", oldOrder)(OLD, slotOne),
  "14107": owning("database.Backup")("backupnumber outside 1-5", { backupnumber: "6" }),
  "14108": owning("database.Backup")("while a backup or restore is under way, or past the expiry", slotOne, (bench) =>
    bench.call("database.Backup", { dbname: OWNED, backupnumber: "2" }),
  ),
} satisfies Record<string, Provocation>;

const restoreCodes = {
  "10014": noUsername("database.Restore"),
  "10015": noName("database.Restore"),
  "10018": owning("database.Restore", oldOrder)(OLD, slotOne),
  "14109": owning("database.Restore")("backupnumber outside 1-5", { backupnumber: "x" }),
  "14110": owning("database.Restore")("a number that holds no backup", slotOne),
} satisfies Record<string, Provocation>;

const delBackupFileCodes = {
  "10014": noUsername("database.delBackupFile"),
  "10015": noName("database.delBackupFile"),
  "10018": owning("database.delBackupFile", oldOrder)(OLD, slotOne),
  "14107": owning("database.delBackupFile")("backupnumber outside 1-5", { backupnumber: "0" }),
  "14111": owning("database.delBackupFile")("a number that holds no backup", slotOne),
} satisfies Record<string, Provocation>;

const dbDetailCodes = {
  "10014": noUsername("database.DBDetail"),
  "10015": noName("database.DBDetail"),
  "10019": ["a name that is not in the account", (bench) => bench.call("database.DBDetail", unknownName)],
} satisfies Record<string, Provocation>;

const isPresentCodes = {
  "10014": noUsername("database.isPresent"),
  "10015": noName("database.isPresent"),
} satisfies Record<string, Provocation>;

const setCharsetCodes = {
  "10014": noUsername("database.SetCharset"),
  "10015": noName("database.SetCharset"),
  "14114": owning("database.SetCharset", mssqlOrder)("a MSSQL database", { charset: "gbk" }),
  "14115": owning("database.SetCharset")("a charset that is not listed, or a name that is not in the account", {
    charset: "big5",
  }),
} satisfies Record<string, Provocation>;

export const databaseCodes = {
  "database.CreateOdr": createOdrCodes,
  "database.RenewDB": renewDbCodes,
  "database.getUpgradeList": getUpgradeListCodes,
  "database.Upgrade": upgradeCodes,
  "database.DBSize": dbSizeCodes,
  "database.ModifyDBState": modifyDbStateCodes,
  "database.ModifyDBPass": modifyDbPassCodes,
  "database.ModifyFTPPass": modifyFtpPassCodes,
  "database.Backup": backupCodes,
  "database.Restore": restoreCodes,
  "database.delBackupFile": delBackupFileCodes,
  "database.DBDetail": dbDetailCodes,
  "database.isPresent": isPresentCodes,
  "database.SetCharset": setCharsetCodes,
};
