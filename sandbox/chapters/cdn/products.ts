import { type Call, refuse } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import type { Period } from "../../world/periods";
import type { CdnDomain, CdnProduct } from "./rows";
import { usedBytes } from "./traffic";

const DAY_MS = 86_400_000;
const DELETED_AFTER_MS = 30 * DAY_MS;
const BYTES = { G: 1e9, T: 1e12 } as const;

/** Per month and unit. A half-year costs 5.5 months, a year 10. */
export const cdnPricesFen = { G: 30n, T: 20_000n } as const;
const HALF_MONTHS: Readonly<Record<Period, bigint>> = { "2": 2n, "4": 11n, "5": 20n };

export function cdnPriceFen(unit: "G" | "T", base: number, period: Period, count: number): bigint {
  return (cdnPricesFen[unit] * BigInt(base) * HALF_MONTHS[period] * BigInt(count)) / 2n;
}

export function quotaBytes({ unit, base }: Pick<CdnProduct, "unit" | "base">): number {
  return BYTES[unit] * base;
}

export function cdnDomainKey(cdn: string, domain: string): string {
  return `${cdn}/${domain}`;
}

/** 1 running, 2 paused, 4 deleted, 5 stopped by the administrator, 6 opening, 7 expired, 9 over its traffic. */
export function cdnState(
  call: Pick<Call, "settings" | "nowMs">,
  product: CdnProduct,
  domains: readonly CdnDomain[],
): string {
  const { nowMs, settings } = call;
  if (nowMs > product.expiresAtMs + DELETED_AFTER_MS) return "4";
  if (nowMs > product.expiresAtMs) return "7";
  if (product.held) return product.held;
  if (nowMs < product.addedAtMs + settings.serverOpenMs) return "6";
  return usedBytes(product, domains, nowMs) >= quotaBytes(product) ? "9" : "1";
}

const STOPPED: Readonly<Record<string, string>> = {
  "2": "产品已暂停",
  "4": "产品已删除",
  "5": "产品已被管理员停止",
  "6": "产品未开通",
  "7": "产品已到期",
  "9": "流量已用完",
};

/** The product that the call names, as a read shows it. */
export function seenProduct(call: Call): { product: CdnProduct; domains: CdnDomain[]; state: string } {
  const name = call.params.text("nme");
  if (!name) refuseByText("产品名称不能为空");
  const product = call.world.cdns.seen(name, call.nowMs) ?? refuse("", "产品不存在");
  const domains = call.world.cdnDomains.seenGroup(name, call.nowMs);
  return { product, domains, state: cdnState(call, product, domains) };
}

/** The product that a call changes: it must be running, or in one of the named states. */
export function workingProduct(
  call: Call,
  ...also: readonly string[]
): { product: CdnProduct; domains: CdnDomain[]; state: string } {
  const name = call.params.text("nme");
  if (!name) refuseByText("产品名称不能为空");
  const product = call.world.cdns.get(name) ?? refuse("", "产品不存在");
  const domains = call.world.cdnDomains.inGroup(name);
  const state = cdnState(call, product, domains);
  if (state !== "1" && !also.includes(state)) refuseByText(STOPPED[state] ?? "产品状态不允许此操作");
  return { product, domains, state };
}
