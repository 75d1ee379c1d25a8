import "server-only";
import { log } from "@/lib/core/log";
import type { Fen } from "@/lib/core/money";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { PriceRule as PriceRuleRow, Suffix } from "@/lib/db/generated/client";
import type { ActionId } from "@/lib/product-lines/action-id";
import { costKey } from "@/lib/product-lines/domain/cost-key";
import { priceFromCost, registrationPrice } from "./price-from-cost";
import { chooseRule, type PriceRule } from "./price-rule";
import type { StaffRule } from "./rule-contract";
import { SUFFIX_GROUPS } from "./suffix-contract";

/** Prices of one suffix for one kind of label; null is not for sale. */
export interface SuffixPrices {
  /** For the shortest term (`minYears`). */
  registerFen: Fen | null;
  /** For one year. */
  renewFen: Fen | null;
  transferFen: Fen | null;
}

export interface PricedSuffix extends Suffix {
  english: SuffixPrices;
  chinese: SuffixPrices;
}

export interface PriceTable {
  /** Enabled ones, in the order of the page. */
  suffixes: readonly PricedSuffix[];
  rules: readonly PriceRule[];
  loadedAtMs: number;
}

export type CostLookup = (action: ActionId, key: string, years: number) => Fen | null;

/** A table is used unread for FRESH_MS; until STALE_MS it still answers while a new one is read. */
const FRESH_MS = 10_000;
const STALE_MS = 10 * MINUTE_MS;

const shared = globalThis as { kumquatPrices?: { table?: PriceTable; loading?: Promise<PriceTable> } };
shared.kumquatPrices ??= {};
const memory = shared.kumquatPrices;

/** Suffixes with their prices, from this process's memory; only the first question waits for the database. */
export async function priceTable(): Promise<PriceTable> {
  const { table } = memory;
  const ageMs = table ? Date.now() - table.loadedAtMs : Number.POSITIVE_INFINITY;
  if (table && ageMs < FRESH_MS) return table;
  memory.loading ??= beginLoading();
  if (!table || ageMs > STALE_MS) return memory.loading;
  memory.loading.catch((error: unknown) => log.error({ err: error }, "prices could not be read again"));
  return table;
}

/** The order of the page: by group, in it by position. */
export function byPlace(a: Pick<Suffix, "group" | "position" | "suffix">, b: typeof a): number {
  const groups: readonly string[] = SUFFIX_GROUPS;
  return (
    groups.indexOf(a.group) - groups.indexOf(b.group) || a.position - b.position || a.suffix.localeCompare(b.suffix)
  );
}

/** To be called after a change by staff: this process reads the table again at once, the others do within ten seconds. */
export function forgetPriceTable(): void {
  memory.table = undefined;
  memory.loading = undefined;
}

/** A table that was read while prices changed is given to who waited for it, and not kept. */
function beginLoading(): Promise<PriceTable> {
  const isCurrent = () => memory.loading === loading;
  const loading: Promise<PriceTable> = loadPriceTable()
    .then((table) => {
      if (isCurrent()) memory.table = table;
      return table;
    })
    .finally(() => {
      if (isCurrent()) memory.loading = undefined;
    });
  return loading;
}

async function loadPriceTable(): Promise<PriceTable> {
  const [suffixes, rules, lookup] = await Promise.all([
    db.suffix.findMany({ where: { enabled: true } }),
    readRules(),
    readCosts(),
  ]);
  const priced = suffixes.sort(byPlace).map((suffix) => ({
    ...suffix,
    english: pricesOf(suffix, "", rules, lookup),
    chinese: pricesOf(suffix, "中", rules, lookup),
  }));
  return { suffixes: priced, rules, loadedAtMs: Date.now() };
}

/** Every rule, the general ones first; of equally specific ones the older one holds. */
export async function readRules(): Promise<StaffRule[]> {
  const rows = await db.priceRule.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(toRule);
}

export function toRule({ createdAt: _, updatedBy: __, ...row }: PriceRuleRow): StaffRule {
  return { ...row, action: row.action as ActionId | null };
}

export async function readCosts(): Promise<CostLookup> {
  const rows = await db.upstreamPrice.findMany({ where: { productLine: "domain" } });
  const costs = new Map(rows.map((row) => [`${row.action}|${row.key}|${row.years}`, row.costFen]));
  return (action, key, years) => costs.get(`${action}|${key}|${years}`) ?? null;
}

/** @param label decides between the upstream's price lists for Chinese and English names. */
export function pricesOf(
  suffix: Pick<Suffix, "suffix" | "minYears" | "transferable" | "transferCostFen">,
  label: string,
  rules: readonly PriceRule[],
  costs: CostLookup,
): SuffixPrices {
  const ruleFor = (action: ActionId) => chooseRule(rules, { productLine: "domain", key: suffix.suffix, action });
  const key = costKey(suffix.suffix, label);
  const registerCost = costs("purchase", key, suffix.minYears);
  const renewCost = costs("renew", key, 1);
  const transferCost = suffix.transferable ? suffix.transferCostFen : null;
  const renewFen = renewCost === null ? null : priceFromCost(renewCost, ruleFor("renew"));
  const rule = ruleFor("purchase");
  return {
    registerFen:
      registerCost === null || renewFen === null
        ? null
        : registrationPrice(registerCost, rule, suffix.minYears, renewFen),
    renewFen,
    transferFen: transferCost === null ? null : priceFromCost(transferCost, ruleFor("transfer")),
  };
}
