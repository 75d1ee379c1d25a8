import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { createRule, deleteRule } from "@/lib/pricing/save-rule";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { noticePrices } from "./notice-prices";
import { readPageSuffixes } from "./read-page-suffixes";
import { saveLine } from "./save-line";

let shop: ShopWorld;
let staff: StaffActor;
beforeAll(async () => {
  shop = await startShopWorld();
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind === "staff") staff = actor;
  await refreshPrices({ kind: "system", job: "test" }, { suffixes: [".com"] });
});
afterAll(() => shop.close());

const renewOfCom = async () =>
  (await readPageSuffixes("zh"))?.suffixes.find(({ suffix }) => suffix === ".com")?.renewFen;

it("notices each change of what pages show, once, and the prices read next are new", async () => {
  expect(await noticePrices()).toBe(true);
  expect(await noticePrices()).toBe(false);
  const before = await renewOfCom();

  // As another process would: this one remembers the table of prices.
  const where = { productLine: "domain", action: "renew", key: ".com" };
  await db.upstreamPrice.updateMany({ where, data: { costFen: 123_400n } });
  expect(await renewOfCom()).toBe(before);
  expect(await noticePrices()).toBe(true);
  expect(await renewOfCom()).toBeGreaterThanOrEqual(123_400n);

  await db.suffix.update({ where: { suffix: ".com" }, data: { enabled: false } });
  expect(await noticePrices()).toBe(true);
  expect(await renewOfCom()).toBeUndefined();
  await db.suffix.update({ where: { suffix: ".com" }, data: { enabled: true } });
  expect(await noticePrices()).toBe(true);

  const own = { productLine: "domain", key: ".com", action: "renew", enabled: true, fixedFen: 200_000n } as const;
  const rule = await createRule(staff, {
    ...own,
    ...{ markupBp: 0, markupFen: 0n, roundToFen: 100n, minMarginFen: 0n, minMarginBp: 0 },
  });
  expect(await noticePrices()).toBe(true);
  expect(await renewOfCom()).toBe(200_000n);
  await deleteRule(staff, { id: rule.id, seenAt: rule.updatedAt });
  expect(await noticePrices()).toBe(true);

  await saveLine(staff, { productLine: "mail", enabled: false, leadZh: "", leadEn: "", unsold: {}, unsoldPairs: [] });
  expect(await noticePrices()).toBe(true);
  expect(await noticePrices()).toBe(false);
});

it("does not notice a cost that was asked for again and is the same, nor one of a configuration that a customer tries", async () => {
  await noticePrices();
  await db.upstreamPrice.updateMany({ where: { productLine: "domain" }, data: { fetchedAt: new Date() } });
  await db.upstreamPrice.create({
    data: { productLine: "cloud", action: "purchase", key: "tried", years: 0, costFen: 1n, fetchedAt: new Date() },
  });
  expect(await noticePrices()).toBe(false);
});

it("notices the cost of a suffix's shortest term, and no longer one", async () => {
  await db.suffix.update({ where: { suffix: ".com" }, data: { minYears: 2 } });
  expect(await noticePrices()).toBe(true);
  const cost = (years: number) =>
    db.upstreamPrice.create({
      data: { productLine: "domain", action: "purchase", key: ".com", years, costFen: 1n, fetchedAt: new Date() },
    });
  await cost(7);
  expect(await noticePrices()).toBe(false);
  await cost(2);
  expect(await noticePrices()).toBe(true);
});
