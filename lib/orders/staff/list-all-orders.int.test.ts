import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listAllOrders } from "./list-all-orders";

let database: TestDatabase;
const staff: StaffActor = { kind: "staff", userId: newId(), sessionId: newId(), role: "support", ip: "127.0.0.1" };
const AT = new Date("2026-11-20T04:00:00.000Z");
let place = 40;

/** Writes an order of one item, a minute after the one before; a bought one has a service of the same name. */
async function make(order: {
  customerId: string;
  name: string;
  displayName?: string;
  bought?: boolean;
  needsStaff?: boolean;
}) {
  const { customerId, name, displayName = name, bought = false, needsStaff = false } = order;
  const [id, itemId] = [newId(), newId()];
  const what = { productLine: "domain", name, displayName, config: {}, customerId };
  const service = bought ? await database.db.service.create({ data: { ...what, state: "active" } }) : null;
  const number = `K261120-${String(++place).padStart(5, "0")}`;
  await database.db.order.create({
    data: {
      id,
      number,
      customerId,
      totalFen: 0n,
      createdAt: addMs(AT, place * MINUTE_MS),
      requestKey: id,
      requestHash: "",
    },
  });
  await database.db.orderItem.create({
    data: {
      ...{
        ...what,
        id: itemId,
        orderId: id,
        position: 0,
        action: "purchase",
        years: 1,
        priceFen: 0n,
        costQuotedFen: 0n,
      },
      ...{ needsStaff, serviceId: service?.id ?? null },
    },
  });
  return { number, itemId };
}

const customer = async (name: string, email: string) =>
  (await database.db.user.create({ data: { kind: "customer", name, email, passwordHash: "none" } })).id;
const numbers = async (input: Partial<Parameters<typeof listAllOrders>[1]>) =>
  (await listAllOrders(staff, { take: 50, ...input })).rows.map(({ number }) => number);

const made: Record<"tea" | "teahouse" | "silk" | "chinese", { number: string; itemId: string }> = {} as never;

beforeAll(async () => {
  database = await createTestDatabase();
  const lin = await customer("林晓雯", "lin@example.com");
  const wang = await customer("Wang Tea", "wang@silkroad.example");
  made.tea = await make({ customerId: lin, name: "greentea.com", bought: true });
  made.teahouse = await make({ customerId: lin, name: "teahouse.cn", needsStaff: true });
  made.silk = await make({ customerId: wang, name: "porcelain.net", bought: true });
  made.chinese = await make({ customerId: lin, name: "xn--fiq228c5hs.com", displayName: "中文网.com", bought: true });
});
afterAll(() => database.drop());

type Search = [how: string, word: () => string, found: (keyof typeof made)[]];

it.each<Search>([
  ["its number", () => made.silk.number.toLowerCase(), ["silk"]],
  ["a part of its number", () => made.silk.number.slice(-5), ["silk"]],
  ["a part of what was bought and of who bought it", () => "tea", ["silk", "teahouse", "tea"]],
  ["the beginning of what was never bought", () => "teaho", ["teahouse"]],
  ["a Chinese name", () => "中文网.com", ["chinese"]],
  ["a part of an address", () => "SILKroad", ["silk"]],
  ["a family name of one letter", () => "林", ["chinese", "teahouse", "tea"]],
  ["what nothing has", () => "zzyzx", []],
])("finds an order by %s, the newest first and once", async (_, word, expected) => {
  expect(await numbers({ q: word() })).toEqual(expected.map((key) => made[key].number));
});

it("lists an order that needs staff and has an open claim once, and one that has only a claim", async () => {
  for (const { itemId } of [made.teahouse, made.silk])
    await database.db.claim.create({ data: { itemId, kind: "cost_difference", evidence: {} } });
  await database.db.claim.create({
    data: { itemId: made.tea.itemId, kind: "cost_difference", evidence: {}, closedAt: AT },
  });
  expect(await numbers({ filter: "attention" })).toEqual([made.silk.number, made.teahouse.number]);
  expect(await numbers({ filter: "attention", q: "porcelain" })).toEqual([made.silk.number]);
});

it("pages through orders of the same moment, each once", async () => {
  await database.db.order.updateMany({ data: { createdAt: AT } });
  const whole = await numbers({});
  const paged: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 9; pages++) {
    const page = await listAllOrders(staff, { take: 1, ...(after ? { after } : {}) });
    paged.push(...page.rows.map(({ number }) => number));
    if (page.next === null) break;
    after = page.next;
  }
  expect(paged).toEqual(whole);
  expect(whole).toHaveLength(4);
});
