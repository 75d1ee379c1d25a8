import type { DocumentedRequest } from "../documented-request";

const name = "sq_hktest2000";

const requests: readonly DocumentedRequest[] = [
  { id: "database.dblist", input: {} },
  {
    id: "database.CreateOdr",
    input: {
      name: "lskdjfsdjf",
      password: "aaabbbb222",
      years: 1,
      engine: "mssql_2000",
      sizeMb: 200,
      line: "telecom",
      location: "china",
      coupon: "4FF245B1D2B7",
    },
  },
  { id: "database.RenewDB", input: { name, years: 1 } },
  { id: "database.getUpgradeList", input: { name: "sq_caozhiqiang" } },
  {
    id: "database.Upgrade",
    input: { name: "sq_caozhiqiang", engine: "mysql_5_0", sizeMb: 150, location: "hong_kong" },
    printed: { linetype: null }, // printed with dx, though by the table only the mainland has lines
  },
  { id: "database.DBSize", input: { name: "sq_caozhiqiang", which: "used" } },
  { id: "database.ModifyDBState", input: { name: "sq_caozhiqiang", state: "running" } },
  { id: "database.ModifyDBPass", input: { name: "sq_caozhiqiang", password: "bbb222" } },
  { id: "database.ModifyFTPPass", input: { name, password: "aaa111" } },
  { id: "database.Backup", input: { name, slot: 1 } },
  { id: "database.Restore", input: { name, slot: 1 } },
  { id: "database.delBackupFile", input: { name, slot: 1 } },
  { id: "database.DBDetail", input: { name }, printed: { backupnumber: null } }, // copied from the backup calls
  { id: "database.isPresent", input: { name } },
  { id: "database.SetCharset", input: { name, charset: "gbk" } },
];

export default requests;
