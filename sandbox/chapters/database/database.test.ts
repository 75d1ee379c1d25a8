import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addYears } from "@/lib/core/time";
import type { Bench } from "../../codes/bench";
import { buyDatabase, mssqlOrder, mysqlOrder, OWNED } from "../../codes/database";
import { openBench } from "../../codes/open-bench";
import type { EndpointId } from "../../manual/all";
import { databaseManual } from "../../manual/database";
import type { RunningSandbox } from "../../start";
import { slashTime } from "../../world/write-dates";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const DAY_MS = 86_400_000;
const own = { dbname: OWNED };
const detail = async () => ((await bench.call("database.DBDetail", own)).message as Row[])[0];
const row = () => sandbox.world.databases.get(OWNED);
const balance = async () => (await bench.control.world()).money.balance;

describe("a database", () => {
  it("is listed, checked, ordered with a prefix, and shown with its access", async () => {
    const list = (await bench.call("database.dblist")).message as Row[];
    expect(list).toContainEqual({
      linetype: "sx",
      dbsize: "20",
      location: "cn",
      dbtype: "5",
      charset: "",
    });
    expect(list.find((one) => one.dbtype === "2")?.charset).toBe(" utf8,latin1,gbk,gb2312");
    const check = () => bench.call("product.checkpraname", { praname: "ShopDB1", protype: "3" });
    expect((await check()).code).toBe("");
    const [bought] = (await bench.call("database.CreateOdr", mysqlOrder)).message as Row[];
    expect(bought).toMatchObject({
      dbname: OWNED,
      dbaccount: OWNED,
      dbpassword: "abc12345",
      ftpaddr: "",
      charset: "utf8",
    });
    expect((await check()).code).toBe("10031");
    expect(await detail()).toMatchObject({
      dbaddr: expect.stringMatching(/^mysql\.sql\d+\.eznodata\.com$/),
      dbtype: "2",
      dbsize: "100",
      location: "cn",
      linetype: "dx",
      belongtohost: "",
      regtime: expect.stringMatching(/^\d{4}\/\d{1,2}\/\d{1,2} \d\d:/),
    });
    expect(await balance()).toBe("9880.00"); // 80 + 40
    const [mssql] = (await bench.call("database.CreateOdr", { ...mssqlOrder, dbname: "shopdb2" })).message as Row[];
    expect(mssql).toMatchObject({ ftpname: "sq_shopdb2", charset: "" });
    expect(mssql?.ftppassword).not.toBe("");
    const hongKong = await bench.call("database.CreateOdr", { ...mysqlOrder, dbname: "shopdb3", location: "hk" });
    expect((hongKong.message as Row[])[0]?.dbname).toBe("sq_shopdb3");
  });

  it("is too dear for a short balance", async () => {
    await bench.control.balance("1.00");
    expect((await bench.call("database.CreateOdr", mysqlOrder)).code).toBe("10021");
    expect(row()).toBeUndefined();
  });

  it("is renewed from its old expiry, also 30 days after it, and then is gone", async () => {
    await buyDatabase(bench);
    const before = row()?.expiresAtMs ?? 0;
    expect((await bench.call("database.RenewDB", { ...own, years: "2" })).code).toBe("");
    const after = addYears(new Date(before), 2).getTime();
    expect((await detail())?.expiretime).toBe(slashTime(after, true));
    expect(await balance()).toBe("9640.00");
    await bench.control.advance(after - sandbox.world.now() + 29 * DAY_MS);
    expect((await bench.call("database.ModifyDBState", { ...own, dbstate: "1" })).code).toBe("14103");
    expect((await bench.call("database.RenewDB", { ...own, years: "1" })).code).toBe("");
    await bench.control.advance(400 * DAY_MS);
    expect((await bench.call("database.RenewDB", { ...own, years: "1" })).code).toBe("14113");
    expect((await bench.call("database.DBDetail", own)).code).toBe("10019");
    expect((await bench.call("database.CreateOdr", mysqlOrder)).code).toBe("");
  });

  it("is upgraded to what its list tells, for the difference of the time that is left", async () => {
    await buyDatabase(bench);
    const list = (await bench.call("database.getUpgradeList", own)).message as Row[];
    expect(list.map((one) => one.sqsize)).toEqual(["3", "4", "5", "6"]);
    const to = { ...own, dbtype: "2", dbsize: "6", linetype: "dx", location: "cn" };
    expect((await bench.call("database.Upgrade", to)).code).toBe("");
    expect((await detail())?.dbsize).toBe("300");
    expect(await balance()).toBe("9720.00"); // four more steps of 40
    expect((await bench.call("database.getUpgradeList", own)).message).toEqual([]);
    expect((await bench.call("database.Upgrade", to)).code).toBe("14101");
  });

  it("changes state, passwords and character set", async () => {
    await buyDatabase(bench);
    expect((await bench.call("database.ModifyDBState", { ...own, dbstate: "2" })).code).toBe("");
    expect((await bench.call("database.ModifyDBPass", { ...own, dbpassword: "newer123" })).code).toBe("");
    expect((await bench.call("database.SetCharset", { ...own, charset: "gbk" })).text).toContain('"message" : " "');
    expect(row()).toMatchObject({ state: "2", charset: "gbk" });
    expect((await detail())?.dbpassword).toBe("newer123");
    await buyDatabase(bench, { ...mssqlOrder, dbname: "shopdb2" });
    const ftp = { dbname: "sq_shopdb2", ftppassword: "Ftp#12345" };
    expect((await bench.call("database.ModifyFTPPass", ftp)).code).toBe("");
    expect(sandbox.world.databases.get("sq_shopdb2")?.ftpPassword).toBe("Ftp#12345");
  });

  it("keeps five backups, one at a time, and goes back to one", async () => {
    await buyDatabase(bench);
    await bench.control.database({ dbname: OWNED, usedMb: 40 });
    const slot = (backupnumber: string) => ({ ...own, backupnumber });
    expect((await bench.call("database.Backup", slot("5"))).code).toBe("");
    expect((await bench.call("database.Backup", slot("1"))).code).toBe("14108");
    await bench.control.advance(3_100);
    await bench.control.database({ dbname: OWNED, usedMb: 55 });
    expect((await bench.call("database.DBSize", { ...own, operation: "2" })).message).toBe("55");
    expect((await bench.call("database.Restore", slot("4"))).code).toBe("14110");
    expect((await bench.call("database.Restore", slot("5"))).code).toBe("");
    expect((await bench.call("database.delBackupFile", slot("5"))).code).toBe("14111"); // still being read
    await bench.control.advance(3_100);
    expect((await bench.call("database.DBSize", { ...own, operation: "2" })).message).toBe("40");
    expect((await bench.call("database.delBackupFile", slot("5"))).code).toBe("");
    expect((await bench.call("database.Restore", slot("5"))).code).toBe("14110");
    expect((await bench.call("database.DBSize", { ...own, operation: "1" })).message).toBe("100");
  });

  it("may be a host's gift, which is neither renewed nor upgraded", async () => {
    await buyDatabase(bench);
    expect((await bench.call("database.isPresent", own)).text).toContain('" N"');
    await bench.control.database({ dbname: OWNED, host: "myhost" });
    expect((await bench.call("database.isPresent", own)).message).toBe("Y");
    expect((await detail())?.belongtohost).toBe("myhost");
    expect((await bench.call("database.RenewDB", { ...own, years: "1" })).code).toBe("14113");
    expect((await bench.call("database.getUpgradeList", own)).code).toBe("14112");
    await bench.control.settings({ warts: "clean" });
    expect((await bench.call("database.isPresent", own)).message).toBe("Y");
  });

  it("can lose its reply by its name", async () => {
    await expect(bench.call("database.CreateOdr", { ...mysqlOrder, dbname: "lostreply1" })).rejects.toThrow();
    expect(await bench.control.sales("sq_lostreply1")).toHaveLength(1);
  });

  it("shows in the world", async () => {
    await buyDatabase(bench);
    expect((await bench.control.world()).databases).toMatchObject([{ name: OWNED, engine: "2" }]);
  });
});

it("every endpoint of the chapter was called in these tests", () => {
  expect(Object.keys(databaseManual).filter((id) => !called.has(id as EndpointId))).toEqual([]);
});
