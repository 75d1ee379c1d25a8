import { describe, expect, it } from "vitest";
import entries from "../catalogue/database.json";
import type { Outcome } from "../outcome";
import * as database from "./database";
import { faultLines, outcomeOfText } from "./testing/try-row";

function documented(row: { id: string }): Outcome<unknown> {
  const raw = entries.find((entry) => entry.id === row.id)?.answers[0]?.raw;
  if (!raw) throw new Error(`no answer of ${row.id}`);
  return outcomeOfText(row, raw);
}

describe("documented answers of 五、数据库", () => {
  it("decode into words, megabytes and dates", () => {
    expect(documented(database.listDatabaseProducts)).toMatchObject({
      value: [
        {
          engine: "mysql_4_1",
          sizeMb: 50,
          location: "china",
          line: "telecom",
          charsets: ["utf8", "latin1", "gbk", "gb2312"],
        },
      ],
    });
    expect(documented(database.listDatabaseUpgrades)).toMatchObject({
      value: [
        { engine: "mysql_5_0", sizeMb: 100, line: null, location: "hong_kong" },
        { engine: "mysql_5_0", sizeMb: 150, line: null, location: "hong_kong" },
      ],
    });
    expect(documented(database.readDatabase)).toMatchObject({
      kind: "ok",
      value: {
        name: "sq_werewerw",
        address: "mysql.sql37.eznodata.com",
        password: "aaa111",
        ftpName: null,
        registeredAt: new Date("2013-06-17T09:34:01Z"),
        expiresAt: new Date("2026-06-14T03:17:18Z"),
        engine: "mysql_5_0",
        sizeMb: 50,
        location: "usa",
        line: null,
        host: "testusa",
      },
    });
    expect(documented(database.readDatabaseSize)).toMatchObject({ value: 0 });
    expect(documented(database.isGiftDatabase)).toMatchObject({ value: true });
    expect(documented(database.setDatabaseCharset)).toMatchObject({ kind: "ok", value: null });
  });

  it("what may come after the charge stays unknown, a plain refusal does not", () => {
    expect(documented(database.createDatabase)).toMatchObject({ kind: "unknown", name: "opening_failed" });
    expect(documented(database.renewDatabase)).toMatchObject({ kind: "unknown", name: "renewal_failed" });
    expect(documented(database.upgradeDatabase)).toMatchObject({ kind: "unknown", name: "upgrade_failed" });
    expect(documented(database.restoreDatabase)).toMatchObject({ kind: "unknown", name: "restore_failed" });
    expect(documented(database.backUpDatabase)).toMatchObject({ kind: "rejected", name: "backup_failed" });
  });

  it("a success of a purchase, of which none is printed, is read from list or object", () => {
    const bought =
      '{"dbname":"sq_shop01","dbaccount":"sq_shop01","dbpassword":"abc123","expiretime":"2027/6/14 11:17:18"}';
    for (const message of [bought, `[${bought}]`]) {
      const outcome = outcomeOfText(database.createDatabase, `{"status":"success","message":${message}}`);
      expect(outcome).toMatchObject({ kind: "ok", value: { name: "sq_shop01", password: "abc123", ftpName: null } });
    }
    expect(outcomeOfText(database.createDatabase, '{"status":"success","message":""}')).toMatchObject({
      kind: "unknown",
    });
  });
});

describe("what a database order can't say is refused before it is sent", () => {
  const order = {
    name: "shopdb1",
    password: "abc1234",
    engine: "mssql_2008",
    sizeMb: 1000,
    line: "dual",
    location: "china",
    years: 1,
  };
  it.each([
    [{}, []],
    [{ sizeMb: 500 }, []],
    [{ sizeMb: 300, engine: "mysql_5_0", charset: "gbk" }, []],
    [{ sizeMb: 1000, engine: "mysql_5_0" }, ["sizeMb upstream.database_size"]],
    [{ sizeMb: 120 }, ["sizeMb upstream.database_size"]],
    [{ sizeMb: 350 }, ["sizeMb upstream.database_size"]],
    [{ line: undefined }, ["line upstream.database_line"]],
    [{ location: "usa" }, ["line upstream.database_line"]],
    [{ location: "usa", line: undefined }, []],
    [{ charset: "utf8" }, ["charset upstream.database_charset"]],
    [{ name: "1shopdb" }, ["name upstream.database_name"]],
    [{ name: "shop" }, ["name upstream.database_name"]],
    [{ password: "1abcdef" }, ["password upstream.database_password"]],
    [{ years: 6 }, ["years upstream.years"]],
  ])("%j", (change, problems) => {
    expect(faultLines(database.createDatabase, { ...order, ...change })).toEqual(problems);
  });
});
