import { expect, it } from "vitest";
import { qituibaoEditions } from "@/lib/cndns/endpoints/qituibao";
import { cdnCostRows } from "@/lib/product-lines/cdn/quote";
import { cloudCostRows } from "@/lib/product-lines/cloud/quote";
import { databaseCostRows, databaseYearCost } from "@/lib/product-lines/database/quote";
import { hostCostRows } from "@/lib/product-lines/hosting/quote";
import { mailCostRows, mailYearCost } from "@/lib/product-lines/mail/quote";
import { qituibaoCostRows } from "@/lib/product-lines/qituibao/quote";
import { siteCostRows } from "@/lib/product-lines/site/quote";
import { soukeyiCostRows } from "@/lib/product-lines/soukeyi/quote";
import { monthlyFen } from "@/sandbox/chapters/cloud/prices";
import { databaseYearFen, products } from "@/sandbox/chapters/database/products";
import { mailYearFen } from "@/sandbox/chapters/mail/prices";
import { qituibaoYearFen } from "@/sandbox/chapters/promotion/qituibao";
import { soukeyiYearFen } from "@/sandbox/chapters/promotion/soukeyi";
import { siteYearFen } from "@/sandbox/chapters/sites/prices";
import { sandboxCosts } from "./sandbox-costs";

const table = (productLine: string) => (key: string) =>
  sandboxCosts.find((row) => row.productLine === productLine && row.key === key)?.costFen ?? null;

const ENGINES = { "1": "mysql_4_1", "2": "mysql_5_0", "3": "mssql_2000", "4": "mssql_2005", "5": "mssql_2008" };
const LOCATIONS = { cn: "china", hk: "hong_kong", usa: "usa" };
const LINES = { "": "", dx: "telecom", sx: "dual" };

it("every database costs what the sandbox charges", () => {
  expect(products.length).toBeGreaterThan(80);
  for (const one of products) {
    const config = {
      engine: ENGINES[one.engine],
      location: LOCATIONS[one.location],
      line: LINES[one.line],
      sizeMb: one.units * 50,
    };
    expect(databaseYearCost(config, table("database")), JSON.stringify(config)).toBe(databaseYearFen(one));
  }
});

it("every mail product costs what the sandbox charges", () => {
  for (const kind of ["global", "cheng"] as const) {
    for (const edition of ["standard", "business"] as const) {
      for (const administrators of kind === "cheng" ? [1, 3] : [1]) {
        const upstream = {
          kind: kind === "cheng" ? ("1" as const) : ("0" as const),
          edition: edition === "business" ? ("g" as const) : ("m" as const),
          mailboxes: 7,
          administrators,
        };
        const config = { kind, edition, mailboxes: 7, administrators };
        expect(mailYearCost(config, table("mail"))).toBe(mailYearFen(upstream));
      }
    }
  }
});

it("every edition of 企推宝 and 搜客易 costs what the sandbox charges", () => {
  for (const [edition, prd] of Object.entries(qituibaoEditions)) {
    expect(table("qituibao")(`edition.${edition}`), edition).toBe(qituibaoYearFen(prd));
  }
  for (const [edition, prd] of [["baidu", "1"] as const, ["google", "2"] as const, ["baidu_google", "3"] as const]) {
    expect(table("soukeyi")(`edition.${edition}`), edition).toBe(soukeyiYearFen(prd));
  }
});

it("one more address of a server costs what the sandbox charges", () => {
  const server = { cpu: 1, ramMb: 1024, diskGb: 50, bandwidthMbps: 1, os: "Debian-12_64" };
  for (const place of ["1", "2", "3", "4"] as const) {
    const moreFen = monthlyFen({ ...server, place }, 1) - monthlyFen({ ...server, place });
    expect(table("cloud")(`address.${place}`), place).toBe(moreFen);
  }
});

it("editions of a site without a price cost what the sandbox charges", () => {
  const tags = { micro_shop: "weishop", mini_program_standard: "wxulti", mini_program_marketing: "wxshop" } as const;
  for (const [edition, tag] of Object.entries(tags)) {
    const yearFen = siteYearFen({ edition: tag, terminal: "mobile", location: "cn" });
    expect(table("site")(`year.${edition}`), edition).toBe(yearFen);
  }
});

it("fills the whole table of the lines", () => {
  const keys = (productLine: string) =>
    sandboxCosts.filter((row) => row.productLine === productLine).map(({ key }) => key);
  expect(keys("database").sort()).toEqual(databaseCostRows.map(({ key }) => key).sort());
  expect(keys("hosting").sort()).toEqual(hostCostRows.map(({ key }) => key).sort());
  expect(keys("cloud").sort()).toEqual(cloudCostRows.map(({ key }) => key).sort());
  expect(keys("mail").sort()).toEqual(mailCostRows.map(({ key }) => key).sort());
  expect(keys("cdn").sort()).toEqual(cdnCostRows.map(({ key }) => key).sort());
  expect(keys("site").sort()).toEqual(siteCostRows.map(({ key }) => key).sort());
  expect(keys("qituibao").sort()).toEqual(qituibaoCostRows.map(({ key }) => key).sort());
  expect(keys("soukeyi").sort()).toEqual(soukeyiCostRows.map(({ key }) => key).sort());
});
