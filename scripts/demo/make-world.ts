import pLimit from "p-limit";
import { hashPassword } from "@/lib/auth/password";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { defaultRule, type PriceRule } from "@/lib/pricing/price-rule";
import { forgetPriceTable, readRules } from "@/lib/pricing/price-table";
import { productLineOf } from "@/lib/product-lines/registry";
import { runBookCheck } from "@/lib/reports/books/run-book-check";
import { storeReading } from "@/lib/services/store-reading";
import { readBrand } from "@/lib/settings/read-brand";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { SandboxControl } from "@/sandbox/control/control";
import { encodeRows } from "@/sandbox/world/journal";
import { Dice } from "./dice";
import { passHalfYear } from "./history";
import { importLastServices } from "./imported-services";
import { spendDemoMoney } from "./money";
import { addPointsAccounts, readPointsAccounts } from "./points-accounts";
import { DemoShop, type DemoStaff } from "./shop";
import { answerOneTicket, leaveTickets } from "./tickets";
import { writeRows } from "./write-rows";
import { fillZones } from "./zones";

const SEED = 20_260_401;
const READS_AT_ONCE = 6;
const CHECKED_NIGHTS = 30;

/** What the shop adds to its costs, beside the rule that every new shop has. */
const RULES: readonly PriceRule[] = [
  { ...defaultRule, productLine: "hosting", markupBp: 3_000 },
  { ...defaultRule, productLine: "cloud", markupBp: 2_500 },
  { ...defaultRule, productLine: "cloud", key: "hk", markupBp: 3_500 },
  { ...defaultRule, productLine: "mail", markupBp: 4_000, minMarginFen: 1_000n },
  { ...defaultRule, productLine: "domain", key: ".com", action: "renew", markupBp: 1_500, minMarginFen: 500n },
];

/**
 * Fills a new shop on an empty sandbox with half a year of orders, services, books and people, the same ones each time, dated back from
 * today. Does nothing when the sandbox has sold something already.
 *
 * `history.ts` is the entry to what happens day by day, `order.ts` to one order, `staff-work.ts` to what staff find and did. The half-year
 * is made in memory first: `DemoShop` collects the rows of the shop's database, and its `DemoUpstream` is a sandbox world
 * of its own, in which every order buys what it orders. Both are written at the end: that world's rows into the running sandbox, the
 * shop's rows into the database, through the ledger's own function. So orders, books and products agree.
 * @param customer the demo customer, who comes first and buys most.
 */
export async function makeDemoWorld(
  staff: DemoStaff,
  customer: { id: string; email: string },
  password: string,
): Promise<void> {
  const now = new Date();
  const control = new SandboxControl(new URL(env().CNDNS_API_URL).origin);
  if ((await control.sales()).length > 0) return;
  const passwordHash = await hashPassword(password);
  const shop = new DemoShop(new Dice(SEED), staff, [...(await readRules()), ...RULES], now);
  passHalfYear(shop, customer, passwordHash);
  fillZones(shop);
  importLastServices(shop);
  leaveTickets(shop);
  shop.closeServices();
  const accounts = addPointsAccounts(shop);
  addRulesAndChecks(shop);
  shop.upstream.moveTo(now);
  await control.load(encodeRows(shop.upstream.world.rows()));
  const { name, supportPhone, supportEmail } = await readBrand("zh");
  await writeRows(db, shop.rows, { name, url: env().APP_URL, supportPhone, supportEmail });
  await answerOneTicket(shop);
  forgetPriceTable();
  await db.user.update({ where: { id: customer.id }, data: { createdAt: shop.customers[0]?.since ?? now } });
  await snapshotAgentBalance(db, upstream(), new Date());
  await readServices(shop);
  await readPointsAccounts(accounts);
  await spendDemoMoney(shop, control);
  await runBookCheck(db, { kind: "staff", id: staff.finance });
}

/** The shop's own price rules, and the nightly checks of its books. */
function addRulesAndChecks({ rows, now, staff }: DemoShop): void {
  const since = addMs(now, -180 * DAY_MS);
  for (const rule of RULES) rows.priceRules.push({ ...rule, createdAt: since, updatedBy: staff.admin });
  for (let night = 1; night <= CHECKED_NIGHTS; night++) {
    const at = addMs(now, -night * DAY_MS + HOUR_MS);
    rows.bookChecks.push({
      at,
      ms: 40,
      // About three postings each.
      postingCount: rows.transactions.length * 3,
      byKind: "nightly",
      faultCount: 0,
      faults: [],
    });
  }
}

/** Reads every service as the shop does after a purchase: state, dates, details. What takes further calls its page asks for. */
async function readServices(shop: DemoShop): Promise<void> {
  const alive = shop.services.filter(({ state }) => state === "active");
  const { call } = upstream();
  await pLimit(READS_AT_ONCE).map(alive, async ({ id, product, name, displayName }) => {
    const reading = await productLineOf(product.productLine).read(call, name, displayName);
    await storeReading(db, id, reading);
  });
}
