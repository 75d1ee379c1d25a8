import { yuanText } from "@/lib/core/money";
import type { Call, Handler } from "../../http/call";
import { restOfMonthsFen } from "../../selling/rest-of-term";
import { refuseByText, sellByText } from "../../selling/sell-by-text";
import { fraction } from "../../world/availability";
import { addMonths, isPeriod, monthsOf, type Period } from "../../world/periods";
import { netTime } from "../../world/write-dates";
import { cdnPriceFen, cdnPricesFen, quotaBytes, seenProduct, workingProduct } from "./products";
import { usedBytes } from "./traffic";

const COUPONS = { coupon: "signature", voucher: "voucherid" };
const DAY_MS = 86_400_000;
const MOST_BASE = 1024;
const MOST_MONTHS = 36;

/** 十八, 1: the sandbox makes the name, and only this answer contains it. */
export const createCdn: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const unit = readUnit(params.text("type"));
    if (!unit) return refuseByText("流量类型错误");
    const base = readBase(params.text("base"));
    const { period, count } = readTerm(call, "1");
    const id = 1_000_000 + Number(world.nextNumber("nextId"));
    const name = `cdn${72_000_000 + id}`;
    const saleId = sellByText(call, name, cdnPriceFen(unit, base, period, count), COUPONS);
    world.cdns.put(name, {
      name,
      id,
      unit,
      base,
      count,
      period,
      password: passwordOf(name),
      addedAtMs: nowMs,
      expiresAtMs: addMonths(nowMs, monthsOf(period, count)),
      held: "",
      usedBytes: 0,
      countsFromMs: nowMs,
      saleId,
    });
    return name;
  },
};

/** 十八, 2: also for a product that has expired or used up its traffic; the used traffic is set to 0. */
export const renewCdn: Handler = {
  handle(call) {
    const { world, nowMs } = call;
    const { product } = workingProduct(call, "2", "7", "9");
    const { period, count } = readTerm(call, "");
    const months = monthsOf(period, count);
    const expiresAtMs = addMonths(Math.max(product.expiresAtMs, nowMs), months);
    if (expiresAtMs > addMonths(nowMs, MOST_MONTHS * 2)) refuseByText("续费时长超出限制");
    const saleId = sellByText(call, product.name, cdnPriceFen(product.unit, product.base, period, count), COUPONS);
    world.cdns.put(product.name, { ...product, period, count, expiresAtMs, usedBytes: 0, countsFromMs: nowMs, saleId });
    return product.name;
  },
};

/** 十八, 3: a larger multiple, TB instead of GB, or both; never down. */
export const upgradeCdn: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const { product } = workingProduct(call, "9");
    const typeText = params.text("type");
    const unit = typeText === "" ? product.unit : readUnit(typeText);
    if (!unit) return refuseByText("流量类型错误");
    if (typeText === "" && params.text("base") === "") refuseByText("升级参数不能为空");
    const base = params.text("base") === "" ? product.base : readBase(params.text("base"));
    if (product.unit === "T" && unit === "G") refuseByText("已是最高级, 不能降级");
    if (quotaBytes({ unit, base }) <= quotaBytes(product)) refuseByText("只能升级, 不能降级");
    const more = cdnPricesFen[unit] * BigInt(base) - cdnPricesFen[product.unit] * BigInt(product.base);
    sellByText(call, product.name, restOfMonthsFen(more, product.expiresAtMs, nowMs), COUPONS);
    world.cdns.put(product.name, { ...product, unit, base });
    return product.name;
  },
};

/** 十八, 11: an object where other chapters answer a list; numbers among the texts; .NET dates. */
export const cdnIndex: Handler = {
  handle(call) {
    const { nowMs, warts } = call;
    const { product, domains, state } = seenProduct(call);
    const gigabytes = usedBytes(product, domains, nowMs) / 1e9;
    return {
      _id: product.id,
      _nme: product.name,
      _prd: product.unit.toLowerCase(),
      _addtme: netTime(product.addedAtMs, warts),
      _exptme: netTime(product.expiresAtMs, warts),
      _regstt: warts ? Number(state) : state,
      _size: null,
      s_expdays: Math.floor((product.expiresAtMs - nowMs) / DAY_MS),
      g_nme: `百度 CDN 流量 1${product.unit}`,
      _pss: product.password,
      _years: String(product.count),
      _tmetpe: product.period,
      _flow: gigabytes === 0 ? "0" : gigabytes.toFixed(2),
      u_prc: yuanText(cdnPriceFen(product.unit, product.base, product.period, product.count)).replace(/\.00$/, ""),
      _ext2: null,
      _ext1: String(product.base),
    };
  },
};

function readUnit(text: string): "G" | "T" | null {
  const unit = text.toUpperCase();
  return unit === "G" || unit === "T" ? unit : null;
}

function readBase(text: string): number {
  const base = Number(text);
  if (!/^\d{1,4}$/.test(text) || base < 1 || base > MOST_BASE) refuseByText("流量倍数错误, 不能超过1024");
  return base;
}

function readTerm({ params }: Call, standard: string): { period: Period; count: number } {
  const period = params.text("tmetpe") || "5";
  if (!isPeriod(period)) return refuseByText("时间单位错误");
  const text = params.text("years") || standard;
  const count = Number(text);
  if (!/^\d{1,2}$/.test(text) || count < 1 || monthsOf(period, count) > MOST_MONTHS) refuseByText("购买时长错误");
  return { period, count };
}

/** As in the manual's example: thirteen letters. */
function passwordOf(name: string): string {
  return Array.from({ length: 13 }, (_, i) => String.fromCharCode(97 + Math.floor(fraction(`${name}|${i}`) * 26))).join(
    "",
  );
}
