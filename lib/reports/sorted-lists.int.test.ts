import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportEvents } from "@/lib/audit/export-events";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { DAY_MS } from "@/lib/core/time";
import { exportCustomers } from "@/lib/customers/export-customers";
import { listCustomers } from "@/lib/customers/list-customers";
import { exportOrders } from "@/lib/orders/export-orders";
import { listOrders } from "@/lib/orders/list-orders";
import { exportAllOrders } from "@/lib/orders/staff/export-all-orders";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { exportTopUps } from "@/lib/payments/top-ups/export-top-ups";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { listServices } from "@/lib/services/list-services";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { exportCalls } from "./export-calls";
import { exportOwnServices } from "./export-own-services";
import { listUpstreamCalls } from "./list-upstream-calls";

let database: TestDatabase;
const finance: StaffActor = { kind: "staff", userId: newId(), sessionId: newId(), role: "finance", ip: "::1" };
const support: StaffActor = { ...finance, role: "support" };
const actorOf = (userId: string): CustomerActor => ({ kind: "customer", userId, sessionId: newId(), ip: "::1" });
const zh = { locale: "zh" } as const;
const DAY = new Date("2026-11-20T04:00:00.000Z");
const later = (minutes: number) => new Date(DAY.getTime() + minutes * 60_000);

let lin: CustomerActor;
let wang: CustomerActor;
let count = 0;

async function order(customer: CustomerActor, totalFen: bigint, createdAt: Date, word = "tea") {
  const id = newId();
  const number = `K261120-${String(++count).padStart(5, "0")}`;
  const customerId = customer.userId;
  const name = `${word}${count}.com`;
  await database.db.order.create({
    data: { id, number, customerId, totalFen, createdAt, requestKey: id, requestHash: "" },
  });
  await database.db.orderItem.create({
    data: {
      ...{ orderId: id, customerId, position: 0, productLine: "domain", action: "purchase", name, displayName: name },
      ...{ config: {}, years: 1, priceFen: totalFen, costQuotedFen: 0n },
    },
  });
  return number;
}

const service = (customer: CustomerActor, displayName: string, expiresAt: Date | null) =>
  database.db.service.create({
    data: {
      ...{ customerId: customer.userId, productLine: "domain", name: displayName, displayName, config: {} },
      ...{ state: "active", expiresAt },
    },
  });

const topUp = (amountFen: bigint, receivedFen: bigint | null, reference: string) =>
  database.db.topUp.create({
    data: {
      ...{ customerId: wang.userId, method: "bank_transfer", amountFen, receivedFen, reference },
      ...{ state: receivedFen === null ? "pending" : "confirmed", createdAt: later(++count) },
    },
  });

const person = async (name: string, email: string) =>
  actorOf((await database.db.user.create({ data: { kind: "customer", name, email, passwordHash: "none" } })).id);

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.user.create({
    data: {
      id: finance.userId,
      kind: "staff",
      role: "finance",
      name: "单良",
      email: "s@example.com",
      passwordHash: "none",
    },
  });
  lin = await person("=cmd|' /C calc'!A0", "lin@example.com");
  wang = await person("Wang", "wang@example.com");
  for (const [minutes, total] of [5n, 3n, 5n, 1n, 5n, 3n].entries()) await order(lin, total * 100n, later(minutes));
  await order(wang, 700n, later(3), "silk");
  for (const [name, at] of [
    ["c.com", later(9)],
    ["a.com", later(9)],
    ["b.com", null],
    ["e.com", later(1)],
    ["d.com", null],
  ] as const)
    await service(lin, name, at);
  await service(wang, "wang.com", later(2));
  for (const [amount, received] of [
    [900n, 100n],
    [100n, 500n],
    [500n, 500n],
    [300n, null],
    [200n, null],
  ] as const)
    await topUp(amount * 100n, received === null ? null : received * 100n, `REF${++count}`);
});
afterAll(() => database.drop());

/** Every page of a list, with something done between the pages. */
async function whole<R>(
  read: (after: string | undefined) => Promise<{ rows: R[]; next: string | null }>,
  between: () => Promise<unknown> = async () => undefined,
): Promise<R[]> {
  const rows: R[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 40; pages++) {
    const page = await read(after);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
    await between();
  }
  throw new Error("the list has no end");
}

describe("a list in each of its orders", () => {
  it("of orders, all and one's own: equal totals in the order of their ids, each order once", async () => {
    for (const take of [1, 2, 4]) {
      for (const sort of ["total", "-total", "placed", "-placed"] as const) {
        const all = await whole((after) => listAllOrders(finance, { take, sort, after }));
        expect(new Set(all.map(({ id }) => id)).size).toBe(7);
        const own = await whole((after) => listOrders(lin, { take, sort, after }));
        expect(own.map(({ id }) => id)).toEqual(
          all.filter(({ names }) => names[0]?.startsWith("tea")).map(({ id }) => id),
        );
        const figures = all.map((row) => (sort.endsWith("total") ? Number(row.totalFen) : row.createdAt.getTime()));
        const sorted = figures.toSorted((a, b) => (sort.startsWith("-") ? b - a : a - b));
        expect(figures).toEqual(sorted);
      }
    }
    // Of a search, whose alternatives are queries of their own.
    const found = await whole((after) => listAllOrders(finance, { take: 2, sort: "-total", q: "tea", after }));
    expect(found.map(({ totalFen }) => totalFen)).toEqual([500n, 500n, 500n, 300n, 300n, 100n]);
  });

  it("while orders are placed between its pages gives what was there exactly once", async () => {
    const before = await whole((after) => listAllOrders(finance, { take: 50, sort: "-total", after }));
    const during = await whole(
      (after) => listAllOrders(finance, { take: 2, sort: "-total", after }),
      () => order(wang, 400n, later(99), "later"),
    );
    const ids = during.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(before.filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  it("of one's services: those without an expiry last in both directions", async () => {
    const names = async (sort: "expires" | "-expires" | "name" | "-name", take: number) =>
      (await whole((after) => listServices(lin, { take, sort, after })))
        .map(({ displayName }) => displayName[0])
        .join("");
    for (const take of [1, 2, 3, 9]) {
      expect(await names("name", take)).toBe("abcde");
      expect(await names("-name", take)).toBe("edcba");
      expect(await names("expires", take)).toBe("ecabd");
      expect(await names("-expires", take)).toBe("acedb");
    }
  });

  it("of top-ups: by what arrived, where something did", async () => {
    const amounts = (state: "pending" | "confirmed", sort: "amount" | "-amount") =>
      whole((after) => listAllTopUps(finance, { take: 1, state, sort, after })).then((rows) =>
        rows.map(({ amountFen, receivedFen }) => Number(receivedFen ?? amountFen) / 10_000),
      );
    expect(await amounts("confirmed", "amount")).toEqual([1, 5, 5]);
    expect(await amounts("confirmed", "-amount")).toEqual([5, 5, 1]);
    expect(await amounts("pending", "-amount")).toEqual([3, 2]);
  });

  it("of customers and calls", async () => {
    const emails = (sort: "email" | "-email" | "-name" | "since") =>
      whole((after) => listCustomers(finance, { take: 1, sort, after })).then((rows) =>
        rows.map(({ email }) => email[0]).join(""),
      );
    expect(await emails("email")).toBe("lw");
    expect(await emails("-email")).toBe("wl");
    expect(await emails("since")).toBe("lw");
    const call = { endpoint: "x.Y", host: "", effect: "read", outcome: "ok", ms: 1, maskedInput: {} };
    for (let n = 0; n < 3; n++)
      await database.asOwner(
        `INSERT INTO upstream_calls (at, host, endpoint, effect, masked_input, outcome, ms, tries) VALUES (now(), $1, $2, $3, '{}', $4, $5, 1)`,
        [call.host, call.endpoint, call.effect, call.outcome, call.ms],
      );
    const ids = (sort: "at" | "-at") =>
      whole((after) => listUpstreamCalls(finance, { take: 1, sort, after })).then((rows) =>
        rows.map(({ id }) => Number(id)),
      );
    const up = await ids("at");
    expect(up).toHaveLength(3);
    expect(up).toEqual(up.toSorted((a, b) => a - b));
    expect(await ids("-at")).toEqual(up.toReversed());
  });
});

const lines = async (response: Response) => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes).trim().split("\r\n");
};

describe("a list as CSV", () => {
  it("has the rows and the order of the page, money in yuan, times with their zone, and no formula", async () => {
    const search = { q: "tea", sort: "total", from: "2026-11-20", to: "2026-11-20" } as const;
    const [head, first, ...rest] = await lines(await exportAllOrders(finance, search, zh));
    expect(head).toBe(
      '"订单号","下单","状态","称呼","邮箱","内容","件数","金额（元）","优惠（元）","优惠码","已退（元）","编号"',
    );
    expect(first).toContain(
      `"2026-11-20T12:03:00+08:00","办理中","'=cmd|' /C calc'!A0","lin@example.com","tea4.com","1","1.00"`,
    );
    expect(rest).toHaveLength(5);
    expect(rest.at(-1)).toContain('"5.00"');
    expect(await lines(await exportAllOrders(finance, { ...search, from: "2026-11-21" }, zh))).toHaveLength(1);
    const unsure = { where: { name: "tea4.com" }, data: { state: "unsure" as const } };
    await database.db.orderItem.updateMany(unsure);
    expect((await lines(await exportAllOrders(finance, search, zh)))[1]).toContain('"结果未知"');
    const audited = await database.db.auditEvent.findFirstOrThrow({ where: { action: "orders.export" } });
    expect(audited).toMatchObject({ actorId: finance.userId, after: search });
  });

  it("of customers, top-ups, calls and the audit is for finance and admins", async () => {
    const customers = await lines(await exportCustomers(finance, { sort: "-email" }, zh));
    expect(customers.slice(1).map((line) => line.split(",")[0])).toEqual(['"wang@example.com"', '"lin@example.com"']);
    const topUps = await lines(await exportTopUps(finance, { state: "confirmed", sort: "-amount" }, zh));
    expect(topUps).toHaveLength(4);
    expect(topUps[3]).toContain('"900.00","100.00"');
    const serials = ["ROW-6D7269483E81DEC20577", "S-0001"];
    const some = await database.db.topUp.findMany({ where: { state: "confirmed" }, take: 2 });
    for (const [at, { id }] of some.entries())
      await database.db.topUp.update({ where: { id }, data: { bankSerial: serials[at] ?? null } });
    // Nobody finds a number of ours at the bank, so it is called one, as on the page.
    const numbered = (await lines(await exportTopUps(finance, { state: "confirmed" }, zh))).join("\n");
    expect(numbered).toContain('"银行没有给流水号，本店编号 ROW-6D7269483E81DEC20577"');
    expect(numbered).toContain('"S-0001"');
    expect((await lines(await exportCalls(finance, { outcome: "ok" }, zh))).length).toBe(4);
    const audit = await lines(await exportEvents(finance, { q: "customers." }, zh));
    expect(audit[1]).toContain('"导出客户"');
    for (const refused of [
      exportAllOrders(support, {}, zh),
      exportCustomers(support, {}, zh),
      exportTopUps(support, { state: "pending" }, zh),
      exportCalls(support, {}, zh),
      exportEvents(support, {}, zh),
    ])
      await expect(refused).rejects.toMatchObject({ status: 403 });
  });

  it("of a customer's orders tells names apart, which contain spaces, and says when there are more", async () => {
    const number = await order(wang, 700n, new Date("2026-11-20T06:00:00Z"), "silk");
    const { orderId, ...first } = await database.db.orderItem.findFirstOrThrow({ where: { order: { number } } });
    const { customerId, action, displayName, priceFen, costQuotedFen, years } = first;
    for (const position of [1, 2, 3]) {
      const name = `host${position}`;
      const host = { productLine: "hosting", position, name, displayName: name, config: {} };
      await database.db.orderItem.create({
        data: { ...host, orderId, customerId, action, priceFen, costQuotedFen, years },
      });
    }
    const rows = await lines(await exportOrders(wang, {}, { locale: "en" }));
    expect(rows.find((row) => row.includes(number))).toContain(
      `"${displayName}; Web hosting host1; Web hosting host2; …","4"`,
    );
  });

  it("of orders says what a discount code took off", async () => {
    const number = await order(wang, 800n, new Date("2026-11-20T06:10:00Z"), "jade");
    const { id: orderId } = await database.db.order.findUniqueOrThrow({ where: { number } });
    const { id: promotionId } = await database.db.promotion.create({
      data: { code: "JADE", offFen: 200n, startsAt: new Date("2026-11-01T00:00:00Z"), oncePerCustomer: false },
    });
    const used = { orderId, promotionId, code: "JADE", customerId: wang.userId, discountFen: 200n };
    await database.db.promotionUse.create({ data: used });
    const rowOf = (rows: string[]) => rows.find((row) => row.includes(number));
    expect(rowOf(await lines(await exportAllOrders(finance, {}, zh)))).toContain('"8.00","2.00","JADE","0.00"');
    expect(rowOf(await lines(await exportOrders(wang, {}, zh)))).toContain('"8.00","2.00","JADE"');
  });

  it("of a customer holds that customer's things alone", async () => {
    const orders = await lines(await exportOrders(lin, { sort: "-total" }, zh));
    expect(orders).toHaveLength(7);
    expect(orders.join("")).not.toContain("silk");
    const services = await lines(await exportOwnServices(wang, {}, { locale: "en" }));
    expect(services).toHaveLength(2);
    expect(services[1]).toContain('"wang.com"');
    expect(services[1]).toContain('"2026-11-20T12:02:00+08:00"');
    // The list's words: an active service of whose term little is left is shown as expiring.
    const expiresAt = new Date(Date.now() + 10 * DAY_MS);

    await database.db.service.updateMany({ where: { name: "wang.com" }, data: { productLine: "mail", expiresAt } });
    expect((await lines(await exportOwnServices(wang, {}, zh)))[1]).toContain('"快到期"');
  });
});
