import type { Handler } from "../../http/call";
import type { databaseManual } from "../../manual/database";
import * as operate from "./operate";
import { createOdr, renewDb, upgrade } from "./order";
import * as databaseReads from "./reads";

/** 五、数据库. */
export const databaseHandlers: Readonly<Record<keyof typeof databaseManual, Handler>> = {
  "database.dblist": databaseReads.dblist,
  "database.CreateOdr": createOdr,
  "database.RenewDB": renewDb,
  "database.getUpgradeList": databaseReads.getUpgradeList,
  "database.Upgrade": upgrade,
  "database.DBSize": databaseReads.dbSize,
  "database.ModifyDBState": operate.modifyDbState,
  "database.ModifyDBPass": operate.modifyDbPass,
  "database.ModifyFTPPass": operate.modifyFtpPass,
  "database.Backup": operate.backup,
  "database.Restore": operate.restore,
  "database.delBackupFile": operate.delBackupFile,
  "database.DBDetail": databaseReads.dbDetail,
  "database.isPresent": databaseReads.isDatabasePresent,
  "database.SetCharset": operate.setCharset,
};
