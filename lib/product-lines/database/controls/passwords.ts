import { setDatabaseFtpPassword, setDatabasePassword } from "@/lib/cndns/endpoints/database";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { databasePassword, isMysql } from "../form";

/** Manual: 五, 8. */
export const databasePasswordControl: Control = {
  id: "password",
  group: "passwords",
  reauth: true,
  fields: () => [{ id: "password", kind: "password", rule: databasePassword }],
  run: async (call, { name }, { password }) =>
    mapOk(await call(setDatabasePassword, { name, password: String(password) }), () => ({
      secrets: { password: String(password) },
    })),
};

/** Only MSSQL has FTP. The manual gives no rule for this password; the database's is strict enough for any. Manual: 五, 9. */
export const changeFtpPassword: Control = {
  id: "ftpPassword",
  group: "passwords",
  sentAs: { ftpPassword: "password" },
  reauth: true,
  hidden: ({ config }) => isMysql(config.engine),
  fields: () => [{ id: "ftpPassword", kind: "password", rule: databasePassword }],
  run: async (call, { name }, { ftpPassword }) =>
    mapOk(await call(setDatabaseFtpPassword, { name, password: String(ftpPassword) }), () => ({
      secrets: { ftpPassword: String(ftpPassword) },
    })),
};
