import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { writeSetting } from "@/lib/approvals/write-setting";
import type { StaffActor } from "@/lib/core/actor";
import { saveGateway } from "@/lib/gateways/save-gateway";
import { beginWithoutCosts } from "@/lib/offers/begin-without-costs";
import { readLineSale } from "@/lib/offers/line-sale";
import { checkOrder } from "@/lib/orders/check-order";
import { whyRefused } from "@/lib/orders/why-refused";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { productLines } from "@/lib/product-lines/registry";
import { forgetSettings } from "@/lib/settings/read-setting";
import en from "@/messages/en/setup.json";
import zh from "@/messages/zh/setup.json";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { missingSteps, type SetupStepId } from "../setup-contract";
import { openShop } from "./open-shop";
import { readSetup } from "./read-setup";
import { sendTestMail } from "./send-test-mail";

const system = { kind: "system", job: "test" } as const;
let database: TestDatabase;
let admin: StaffActor;
let customerId: string;
beforeAll(async () => {
  database = await createTestDatabase({
    KUMQUAT_SANDBOX: "0",
    APP_URL: "https://shop.example.com",
    SMTP_URL: "smtp://127.0.0.1:9",
  });
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin", name: "单良" }));
  admin = actor as StaffActor;
  customerId = (await makePerson()).id;
  await seedSuffixes(system);
});
afterAll(() => database.drop());

const order = () => checkOrder(customerId, [], new Date());
async function stands(): Promise<Record<SetupStepId, string>> {
  const { steps } = await readSetup(admin);
  // Every way in which a step stands has its sentence.
  for (const { id, says } of steps) for (const texts of [zh, en]) expect(texts.steps[id]).toHaveProperty(says);
  return Object.fromEntries(steps.map(({ id, says }) => [id, says])) as Record<SetupStepId, string>;
}
async function missing(): Promise<SetupStepId[]> {
  return missingSteps((await readSetup(admin)).steps).map(({ id }) => id);
}
const set = async (key: string, value: object) => {
  await database.db.setting.create({ data: { key, value } });
  forgetSettings();
};

it("a new shop sells nothing, and lists what is missing", async () => {
  expect(await missing()).toEqual(["name", "terms", "upstream", "balance", "prices", "payments", "mail"]);
  await expect(order()).rejects.toMatchObject({ code: "shop.not_open", status: 409 });
  await expect(openShop(admin)).rejects.toMatchObject({ code: "shop.not_ready", params: { count: 7 } });
  // A renewal that the shop orders by itself is tried again later: its customer is told nothing wrong.
  await order().catch((error: unknown) => expect(() => whyRefused(error)).toThrow());
  expect(await database.db.shopOpening.count()).toBe(0);
});

it("takes off sale what has no costs, once, and leaves alone what staff have changed", async () => {
  const lines = productLines.filter(({ costRows }) => costRows !== undefined);
  expect(await beginWithoutCosts(system)).toBe(lines.length);
  expect((await readLineSale("hosting")).enabled).toBe(false);
  expect((await stands()).costs).toBe("off");
  await database.db.lineSetting.update({ where: { productLine: "hosting" }, data: { enabled: true } });
  expect(await beginWithoutCosts(system)).toBe(0);
  expect((await readLineSale("hosting")).enabled).toBe(true);
  expect((await stands()).costs).toBe("todo");
});

it("each step is done by its fact alone", async () => {
  const { db } = database;
  await set("brand", { nameZh: "青禾域名", companyZh: "杭州青禾茶业有限公司" });
  await set("contacts", { email: "help@example.com" });
  await set("terms", { zh: "# 条款", privacyZh: "# 隐私" });
  expect(await missing()).toEqual(["upstream", "balance", "prices", "payments", "mail"]);
  const money = { balanceFen: 100_000n, frozenFen: 0n, usedFen: 0n };
  await db.agentBalance.create({ data: { ...money, availableFen: 49_999n } });
  expect(await missing()).toEqual(["balance", "prices", "payments", "mail"]);
  await db.agentBalance.create({ data: { ...money, availableFen: 50_000n } });
  const price = { productLine: "domain", action: "purchase", key: ".com", years: 1, costFen: 5_500n };
  await db.upstreamPrice.create({ data: { ...price, fetchedAt: new Date() } });
  expect(await stands()).toMatchObject({ balance: "done", prices: "underway" });
  await db.upstreamPrice.updateMany({ data: { fetchedAt: new Date(Date.now() - 120_000) } });
  await db.gatewayAccount.create({
    data: { gateway: "alipay", enabled: true, keysEnc: Buffer.from("-"), twin: false, minFen: 1n, maxFen: 100n },
  });
  expect(await stands()).toMatchObject({ prices: "done", payments: "untested" });
  const bank = { holder: "杭州青禾茶业有限公司", bank: "招商银行", account: "571900000", noteZh: "", noteEn: "" };
  const filled = await writeSetting({ ...admin, reauthAt: new Date() }, { key: "bank", value: bank });
  // Nobody pays yet, so whoever installs the shop needs no second person.
  expect(filled.waits).toBeNull();
  expect(await missing()).toEqual(["mail"]);
  // A gateway that is on and that nobody has tested is not passed over because there is a bank account.
  expect((await stands()).payments).toBe("bank_untested");
  await db.gatewayAccount.updateMany({ data: { testedAt: new Date(), testProblem: "wrong key" } });
  expect((await stands()).payments).toBe("bank_untested");
  await db.gatewayAccount.updateMany({ data: { testProblem: null } });
  expect((await stands()).payments).toBe("both");
  const { to } = await sendTestMail(admin);
  expect(await missing()).toEqual(["mail"]);
  await db.mail.updateMany({ where: { toAddress: to, template: "reports.test" }, data: { status: "sent" } });
  expect(await missing()).toEqual([]);
});

it("an admin opens the shop once, and from then on it sells and sets keys by two people alone", async () => {
  const stripe = { id: "stripe", enabled: false, minFen: 100n, maxFen: 10_000n, feeBps: 60 };
  const keys = (letter: string) => ({
    secretKey: `sk_live_${letter.repeat(24)}`,
    webhookSecret: `whsec_${letter.repeat(32)}`,
  });
  expect(await saveGateway(admin, { ...stripe, values: keys("a") })).toMatchObject({
    ...{ waits: null, keysWantSecond: false },
  });
  expect(await saveGateway(admin, { ...stripe, values: keys("b") })).toMatchObject({ waits: null });
  await expect(order()).rejects.toMatchObject({ code: "shop.not_open" });
  const [first, second] = await Promise.all([openShop(admin), openShop(admin)]);
  expect(second).toEqual(first);
  expect(await order()).toEqual([]);
  expect(await readSetup(admin)).toMatchObject({ isOpen: true, openedBy: "单良", sandbox: false });
  const events = await database.db.auditEvent.findMany({ where: { action: "reports.open-shop" } });
  expect(events.map(({ after }) => after)).toEqual([{ undone: ["filing", "costs", "backup"] }]);
  expect(await saveGateway(admin, { ...stripe, values: keys("c"), reason: "换了账户" })).toMatchObject({
    ...{ waits: expect.any(String), keysWantSecond: true },
  });
});

it("the migration opens a shop that has sold, and no other", async () => {
  const name = readdirSync("prisma/migrations").find((one) => one.endsWith("_shop_openings"));
  const sql = readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8");
  const insert = sql.slice(sql.indexOf("INSERT INTO"));
  const { db } = database;
  await db.shopOpening.deleteMany();
  await database.asOwner(insert);
  expect(await db.shopOpening.count()).toBe(0);
  const createdAt = new Date("2026-03-01T00:00:00Z");
  await db.order.create({
    data: { number: "K260301-00001", customerId, totalFen: 1n, requestKey: "k", requestHash: "h", createdAt },
  });
  await database.asOwner(insert);
  expect(await db.shopOpening.findUnique({ where: { id: 1 } })).toEqual({ id: 1, openedAt: createdAt, openedBy: null });
});
