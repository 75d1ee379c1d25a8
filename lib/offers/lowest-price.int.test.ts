import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import { addCost } from "@/lib/pricing/add-cost";
import { forgetPriceTable } from "@/lib/pricing/price-table";
import { createRule } from "@/lib/pricing/save-rule";
import { seedSandboxCosts } from "@/lib/pricing/seed-sandbox-costs";
import type { Config, FormField } from "@/lib/product-lines/form";
import { monthsOf } from "@/lib/product-lines/term";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import { readSoldLine, type SoldLine } from "./line-options";
import { listProducts } from "./list-products";
import { lowestPrice } from "./lowest-price";
import { priceProduct } from "./price-product";
import { saveLine } from "./save-line";
import { forgetCatalogue } from "./testing/forget-catalogue";

let shop: ShopWorld;
let staff: StaffActor;
const visitor = { kind: "visitor", ip: "203.0.113.7" } as const;

beforeAll(async () => {
  shop = await startShopWorld();
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind === "staff") staff = actor;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await forgetCatalogue();
  await seedSandboxCosts({ kind: "system", job: "test" });
});

const LINES = ["hosting", "cloud", "database", "mail", "mailing", "sms", "qituibao", "site"];
const sell = (productLine: string, over: Partial<Parameters<typeof saveLine>[1]>) =>
  saveLine(staff, { productLine, enabled: true, leadZh: "", leadEn: "", unsold: {}, unsoldPairs: [], ...over });
const rule = (over: Partial<Parameters<typeof createRule>[1]>) =>
  createRule(staff, {
    ...{ productLine: null, key: null, action: null, enabled: true, markupBp: 2_000, markupFen: 0n, fixedFen: null },
    ...{ roundToFen: 1n, minMarginFen: 0n, minMarginBp: 0, ...over },
  });

/** Picks a value of a choice or a number by a share of 1; small shares are small numbers. */
function valueAt(field: FormField, share: number): string | number | undefined {
  if (field.kind === "choice" || field.kind === "pick")
    return field.choices[Math.floor(share * field.choices.length)]?.value;
  if (field.kind !== "amount") return undefined;
  if (field.values) return field.values[Math.floor(share * field.values.length)];
  return field.min + Math.floor(share * (Math.floor((field.max - field.min) / field.step) + 1)) * field.step;
}

/** A configuration that the form offers: what a customer gets who goes through it from top to bottom. */
function draftAt({ form, options }: SoldLine, shares: readonly number[]): Config {
  let draft: Config = {};
  for (let at = 0; ; at++) {
    const field = form.fields(options as never, draft)[at];
    if (!field) return draft;
    const value = valueAt(field, shares[at] ?? 0);
    if (value !== undefined) draft = { ...draft, [field.id]: value };
  }
}

const share = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.999, noNaN: true }));

/** No configuration of the form costs less than the shown price for any of its terms, and the shown one costs exactly that. */
async function expectLowest(productLine: string): Promise<void> {
  const sold = await readSoldLine(productLine);
  const lowest = await lowestPrice(sold, 0);
  expect(lowest).not.toBeNull();
  if (!lowest) return;
  const { terms } = await priceProduct(visitor, { productLine, config: lowest.config });
  expect(terms.find((term) => monthsOf(term) === monthsOf(lowest))?.priceFen).toBe(lowest.priceFen);
  await fc.assert(
    fc.asyncProperty(fc.array(share, { minLength: 8, maxLength: 8 }), async (shares) => {
      const config = draftAt(sold, shares);
      const priced = await priceProduct(visitor, { productLine, config });
      for (const { priceFen } of priced.terms)
        expect(priceFen ?? lowest.priceFen).toBeGreaterThanOrEqual(lowest.priceFen);
    }),
    { numRuns: 60 },
  );
}

describe.each(LINES)("the from-price of %s", (productLine) => {
  it("is what the cheapest configuration costs", () => expectLowest(productLine));

  it("is so under rules that make one kind dear and another one cheap", async () => {
    await rule({ productLine, markupBp: 9_000, minMarginFen: 700n });
    for (const key of ["usa", "us", "mssql_2008", "cheng"]) {
      await rule({ productLine, key, markupBp: 0, fixedFen: 9_999n, roundToFen: 10n });
    }
    forgetPriceTable();
    await expectLowest(productLine);
  });
});

it("stands beside the configuration that has it, in both languages", async () => {
  const { rows } = await listProducts(visitor);
  const shown = rows
    .filter(({ productLine }) => LINES.includes(productLine))
    .map(({ productLine, fromFen, fromZh, fromEn, fromYears, fromMonths }) => ({
      ...{ productLine, fromFen, fromZh, fromEn },
      months: fromYears * 12 + fromMonths,
    }));
  expect(shown).toMatchInlineSnapshot(`
    [
      {
        "fromEn": "Linux, China Telecom, 200 MB",
        "fromFen": 15600n,
        "fromZh": "Linux 主机，电信，200 MB",
        "months": 12,
        "productLine": "hosting",
      },
      {
        "fromEn": "Shanghai Telecom, 1 core, 0.5 GB, 50 GB, 1 Mbps, Linux",
        "fromFen": 21200n,
        "fromZh": "上海电信，1 核，0.5 GB，50 GB，1 Mbps，Linux",
        "months": 1,
        "productLine": "cloud",
      },
      {
        "fromEn": "MySQL 4.1, 50 MB",
        "fromFen": 7200n,
        "fromZh": "MySQL 4.1，50 MB",
        "months": 12,
        "productLine": "database",
      },
      {
        "fromEn": "Cheng mail, Standard, 1 mailbox",
        "fromFen": 3600n,
        "fromZh": "橙邮，企业版，1 个邮箱",
        "months": 12,
        "productLine": "mail",
      },
      {
        "fromEn": "10,000 points",
        "fromFen": 36000n,
        "fromZh": "10,000 点",
        "months": 0,
        "productLine": "mailing",
      },
      {
        "fromEn": "3,000 points",
        "fromFen": 26400n,
        "fromZh": "3,000 点",
        "months": 0,
        "productLine": "sms",
      },
      {
        "fromEn": "Trade Entry",
        "fromFen": 117600n,
        "fromZh": "商贸入门版",
        "months": 12,
        "productLine": "qituibao",
      },
      {
        "fromEn": "Basic, Mobile, Shanghai",
        "fromFen": 57600n,
        "fromZh": "基础版，手机版，上海",
        "months": 12,
        "productLine": "site",
      },
    ]
  `);
});

it("leaves out what the shop doesn't sell", async () => {
  const before = await lowestPrice(await readSoldLine("mail"), 0);
  expect(before?.config).toMatchObject({ kind: "cheng", edition: "standard", mailboxes: 1 });
  await sell("mail", { unsold: { kind: ["cheng"] } });
  await expectLowest("mail");
  const after = await lowestPrice(await readSoldLine("mail"), 0);
  expect(after?.config).toMatchObject({ kind: "global", edition: "standard", mailboxes: 1 });
});

it("follows a cost that staff take away, and comes back with it", async () => {
  const from = shanghaiDay(new Date());
  const cost = (costFen: bigint | null) =>
    addCost(staff, { productLine: "mail", key: "mailbox.cheng.standard", costFen, from, note: "" });
  const read = async () => (await lowestPrice(await readSoldLine("mail"), 86_400_000))?.priceFen;
  expect(await read()).toBe(3_600n);
  await cost(null);
  expect(await read()).toBe(4_800n);
  await shop.database.db.lineCost.deleteMany({ where: { key: "mailbox.cheng.standard" } });
  await cost(2_000n);
  expect(await read()).toBe(2_400n);
});

it("asks the upstream once, also for what is not for sale", async () => {
  const calls = async () => {
    await upstream().flushLog();
    return shop.database.db.upstreamCall.count();
  };
  const sold = await readSoldLine("hosting");
  const before = await calls();
  await lowestPrice(sold, 0);
  const asked = await calls();
  expect(asked).toBeGreaterThan(before);
  await lowestPrice(sold, 86_400_000);
  expect(await calls()).toBe(asked);
});

it("is none, after some hundred questions at most, where nothing has a price", async () => {
  const { db } = shop.database;
  const sold = await readSoldLine("cloud");
  shop.settings({ cloudPricesMissing: ["cpu"] });
  await upstream().flushLog();
  const before = await db.upstreamCall.count();
  expect(await lowestPrice(sold, 0)).toBeNull();
  await upstream().flushLog();
  expect((await db.upstreamCall.count()) - before).toBeLessThan(700);
  shop.settings({ cloudPricesMissing: [] });
});

it("is not told while a price stays unanswered: a cheaper one could be among them", async () => {
  const sold = await readSoldLine("hosting");
  await shop.fault({ kind: "status", endpoint: "hosting.getPrice", name: "", count: 40 });
  expect(await lowestPrice(sold, 0)).toBeNull();
});
