import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataFault, readTables } from "../files/read-tables";
import type { OldShop, Source } from "../old-shop";
import { csv } from "./csv/source";
import { fossbilling } from "./fossbilling/source";
import { sources } from "./registry";
import { whmcs } from "./whmcs/source";
import { zjmf } from "./zjmf/source";
import { zjmf10 } from "./zjmf10/source";

const at = (name: string) => join(import.meta.dirname, name);
const placeOf = (source: Source) =>
  source === csv ? { dir: at("csv/fixture") } : { dump: at(`${source.id}/fixture.sql`) };

async function read(source: Source, utcOffset = source.utcOffset): Promise<OldShop> {
  return source.read(await readTables(source, placeOf(source)), { utcOffset });
}

describe("WHMCS", () => {
  it("gives clients with the addresses, passwords and states of their owners", async () => {
    const { clients } = await read(whmcs);
    expect(
      clients.map(({ id, email, isClosed, currency, balanceFen }) => [id, email, isClosed, currency, balanceFen]),
    ).toEqual([
      ["1", "Lin.Xiaowen@Example.com", false, "CNY", 12_050n],
      ["2", "anna@example.net", false, "USD", 1_500n],
      ["3", "closed@example.org", true, "CNY", 300n],
      ["4", "LIN.xiaowen@example.com", false, "CNY", 800n],
      ["5", "not an address", false, "CNY", 0n],
      ["6", "debtor@example.org", false, "CNY", -2_000n],
    ]);
    expect(clients[0]).toMatchObject({
      name: "林晓雯",
      company: "青禾茶业有限公司",
      address: "解放路 1 号, 杭州, 浙江, 310000, CN",
      language: "zh",
      phone: "+86.13800138001",
      // Its owner's, not what stands beside the client since version 8.
      passwordHash: expect.stringMatching(/^\$2y\$10\$/),
      emailVerified: true,
      createdAt: new Date("2021-03-03T16:00:00Z"),
    });
    // The client's owner signs in with another address: its password is not for this one.
    expect(clients[1]).toMatchObject({
      name: "Anna O'Neil & Sons",
      passwordHash: "",
      emailVerified: true,
      language: "en",
    });
  });

  it("of a version before 8 takes the client's own password", async () => {
    const tables = await readTables(whmcs, placeOf(whmcs));
    const { clients } = whmcs.read((table) => (table.startsWith("users") ? [] : tables(table)), {
      utcOffset: "+08:00",
    });
    expect(clients[0]).toMatchObject({ passwordHash: "stale:abc", emailVerified: false });
  });

  it("gives domains, services, years of invoices with the credit that paid them, and tickets in the order of their messages", async () => {
    const shop = await read(whmcs);
    expect(shop.domains.map(({ id, name, isLive }) => [id, name, isLive])).toEqual([
      ["31", "freelin.com", true],
      ["32", "gone.com", false],
      ["33", "elsewhere.net", true],
      ["34", "ofclosed.com", true],
    ]);
    expect(shop.domains[0]).toMatchObject({
      clientId: "1",
      priceFen: 6_900n,
      expiresAt: new Date("2027-03-03T16:00:00Z"),
    });
    expect(shop.services).toMatchObject([
      {
        id: "41",
        productId: "21",
        productName: 'Web hosting "M"',
        account: "linhost",
        isLive: true,
        priceFen: 30_000n,
      },
      { id: "42", isLive: false },
    ]);
    expect(shop.years).toEqual([
      { clientId: "1", year: 2022, currency: "CNY", paidCount: 1, paidFen: 36_900n, openCount: 0, openFen: 0n },
      { clientId: "1", year: 2023, currency: "CNY", paidCount: 1, paidFen: 6_900n, openCount: 1, openFen: 1_000n },
      { clientId: "2", year: 2023, currency: "USD", paidCount: 1, paidFen: 1_200n, openCount: 0, openFen: 0n },
    ]);
    const [first, second] = shop.tickets;
    expect(first).toMatchObject({ number: "204817", subject: "Can't sign in", state: "closed" });
    expect(first?.messages.map(({ by, author, body, files }) => [by, author, body, files])).toEqual([
      ["customer", "林 晓雯", 'It says "wrong password".\nWhat now?', "123_shot.png, 124_log.txt"],
      ["note", "Alice", "Caps lock?", ""],
      ["staff", "Alice", "Please try again.", ""],
      ["customer", "林 晓雯", "It works, thanks!", ""],
    ]);
    expect(second).toMatchObject({ state: "open", createdAt: new Date("2024-02-02T01:00:00Z") });
  });

  it("reads times in the zone that is given", async () => {
    const { tickets } = await read(whmcs, "+00:00");
    expect(tickets[0]?.createdAt).toEqual(new Date("2023-05-01T09:30:00Z"));
  });
});

describe("FOSSBilling", () => {
  it("adds balances up, and knows domains by their orders", async () => {
    const shop = await read(fossbilling);
    expect(shop.clients).toMatchObject([
      {
        id: "1",
        name: "Mei Zhang",
        phone: "+86 13800138002",
        balanceFen: 6_975n,
        emailVerified: true,
        isClosed: false,
        currency: "CNY",
      },
      { id: "2", name: "Tom", balanceFen: 0n, emailVerified: false, currency: "CNY", language: "en" },
      { id: "3", isClosed: true },
    ]);
    expect(shop.domains).toEqual([
      {
        id: "11",
        clientId: "1",
        name: "freemei.com",
        isLive: true,
        registeredAt: new Date("2022-03-04T06:00:00Z"),
        expiresAt: new Date("2027-03-04T06:00:00Z"),
        priceFen: 6_900n,
      },
    ]);
    expect(shop.services).toMatchObject([
      { id: "12", productId: "2", productName: "Hosting M", name: "freemei.com", account: "meihost", isLive: true },
      { id: "13", isLive: false },
    ]);
    // Two times 69.00 with 6 % tax and 10.00 without; money paid into the balance is no sale; 18:00 UTC is the next year in Shanghai.
    expect(shop.years).toEqual([
      { clientId: "1", year: 2023, currency: "CNY", paidCount: 1, paidFen: 15_628n, openCount: 0, openFen: 0n },
      { clientId: "1", year: 2024, currency: "CNY", paidCount: 0, paidFen: 0n, openCount: 1, openFen: 30_000n },
    ]);
    expect(shop.tickets).toMatchObject([
      {
        state: "answered",
        messages: [
          { by: "customer", body: "How do I set an MX?" },
          { by: "note", author: "Alice", body: "VIP" },
          { by: "staff", author: "Alice", body: "In the **records**.\n\nRegards" },
        ],
      },
    ]);
  });
});

describe("智简魔方", () => {
  it("财务: domains are products of that type, recharges and deleted invoices are no sales, texts lose their HTML", async () => {
    const shop = await read(zjmf);
    expect(shop.clients).toMatchObject([
      {
        name: "周子墨",
        phone: "13800138003",
        balanceFen: 6_660n,
        currency: "CNY",
        address: "中国 江苏 南京 鼓楼区 中山路 9 号",
        createdAt: new Date(1_683_000_000_000),
      },
      { email: "" },
    ]);
    expect(shop.domains).toMatchObject([{ id: "41", name: "freezimo.com", expiresAt: new Date(1_804_089_600_000) }]);
    expect(shop.services.map(({ id, isLive, productName }) => [id, isLive, productName])).toEqual([
      ["42", true, "云服务器 A 型"],
      ["43", false, "云服务器 A 型"],
    ]);
    expect(shop.years).toMatchObject([{ year: 2023, paidCount: 1, paidFen: 9_900n }]);
    expect(shop.tickets).toMatchObject([
      {
        number: "TK20230502",
        state: "open",
        messages: [
          { by: "customer", body: "从昨天开始 & 一直连不上\n\n请看看" },
          { by: "staff", author: "王工" },
          { by: "customer", body: "还是不行" },
        ],
      },
    ]);
  });

  it("业务 v10: products are told apart by --products, recharges are no sales, disabled accounts are closed", async () => {
    const shop = await read(zjmf10);
    expect(shop.clients.map(({ id, isClosed, balanceFen, phone }) => [id, isClosed, balanceFen, phone])).toEqual([
      ["1", false, 8_800n, "13800138005"],
      ["2", true, 200n, ""],
    ]);
    expect(shop.services.map(({ name, isLive }) => [name, isLive])).toEqual([["freeruoxi.com", true]]);
    expect(shop.years).toMatchObject([{ paidFen: 6_900n, openFen: 6_900n }]);
    expect(shop.tickets).toMatchObject([
      {
        state: "closed",
        messages: [
          { by: "customer", body: "怎么加 MX？" },
          { by: "note", author: "王工", body: "新客户" },
          { by: "staff", author: "王工", body: "在解析页面" },
          { by: "customer", body: "好的" },
        ],
      },
    ]);
  });
});

describe("CSV", () => {
  it("has the heads of the manual, and takes what is left out", async () => {
    const shop = await read(csv);
    expect(shop.clients).toMatchObject([
      {
        email: "Han.Li@Example.com",
        emailVerified: true,
        name: "韩丽",
        currency: "CNY",
        balanceFen: 1_230n,
        address: "杭州, 解放路 2 号",
      },
      { currency: "USD", language: "en", emailVerified: false, createdAt: new Date("2022-01-02T03:04:05Z") },
    ]);
    expect(shop.domains).toMatchObject([{ id: "freehan.com", name: "freehan.com", priceFen: 6_900n }]);
    expect(shop.services).toMatchObject([{ id: "s1", productId: "web-m", account: "hanhost" }]);
    expect(shop.years).toMatchObject([{ year: 2023, paidFen: 6_900n, openFen: 3_100n }]);
    expect(shop.tickets[0]?.messages.map(({ by, body }) => [by, body])).toEqual([
      ["customer", "第一行\n第二行"],
      ["staff", "请稍等"],
      ["customer", "还在吗"],
    ]);
  });
});

describe("data that don't fit", () => {
  it.each(sources.filter((source) => source !== csv).map((source) => [source.id, source] as const))(
    "%s: another program's dump is refused",
    async (id, source) => {
      const other = id === "whmcs" ? "zjmf" : "whmcs";
      await expect(readTables(source, { dump: at(`${other}/fixture.sql`) })).rejects.toThrow(DataFault);
    },
  );

  it("a folder without the clients' file, a file that isn't there, another prefix", async () => {
    await expect(readTables(whmcs, { dir: at("csv/fixture") })).rejects.toThrow(/No table of WHMCS/);
    await expect(readTables(whmcs, { dump: at("none.sql") })).rejects.toThrow(/There is no file/);
    await expect(readTables(whmcs, placeOf(whmcs), "old_")).rejects.toThrow(/old_clients/);
  });
});
