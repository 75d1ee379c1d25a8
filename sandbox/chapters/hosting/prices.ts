import type { Call } from "../../http/call";
import { type ProductPrices, priceText, readYears } from "../../selling/product-price";
import { seenHost } from "./find-host";
import { isOffered, LINES, LOCATIONS, type Product, readHostKind, SIZES } from "./products";

/**
 * Yuan per year of a standard host in China, by size. Every quote and every charge of a host comes from this table.
 */
const YUAN_BY_UNITS: ReadonlyMap<number, number> = new Map([
  [1, 80],
  [1.5, 110],
  [2, 136],
  [3, 176],
  [5, 236], // the manual's example: bz, 5, dx, cn
  [8, 336],
  [10, 396],
  [20, 696],
  [50, 1396],
]);
const KIND_PERCENT: Readonly<Record<string, number>> = {
  bz: 100,
  lin: 95,
  net: 120,
  jsp: 150,
  shop: 180,
  yxbz: 130,
  yxlin: 125,
  hostip: 220,
  yxhostip: 240,
  bgpwin: 260,
  bgqlin: 250,
  gf: 400,
};
const LINE_PERCENT: Readonly<Record<string, number>> = { sx: 120, mx: 140 };
const LOCATION_PERCENT: Readonly<Record<string, number>> = { hk: 130, usa: 110, bd: 120, hz: 105 };
/** Per cent of the yearly price by number of years. */
const YEARS_PERCENT = [100, 100, 95, 85, 85, 80];
const YEAR_MS = 365 * 86_400_000;

const PRICED: ReadonlySet<string> = new Set(["bz", "lin", "net", "jsp", "yxbz", "yxlin"]);
const PRICED_AT: ReadonlySet<string> = new Set(["cn", "hk", "usa"]);

/** 三, 28 knows fewer kinds and places than the order does. */
export function isPricedByCall({ kind, location }: Product): boolean {
  return PRICED.has(kind) && PRICED_AT.has(location);
}

/** Whole yuan for so many years, in fen. Null for a size that has no price. */
export function hostPriceFen(product: Product, years: number): bigint | null {
  const { kind, units, line, location } = product;
  const base = YUAN_BY_UNITS.get(units);
  const percent = KIND_PERCENT[kind];
  if (base === undefined || percent === undefined) return null;
  const perYear = Math.ceil((base * percent * (LINE_PERCENT[line] ?? 100) * (LOCATION_PERCENT[location] ?? 100)) / 1e6);
  // Products that no price call knows cost the same every year: a shop could not learn of a discount.
  const isQuoted = isPricedByCall(product) || (kind === "shop" && location === "cn");
  const discount = isQuoted ? (YEARS_PERCENT[years] ?? 80) : 100;
  return BigInt(Math.ceil((perYear * years * discount) / 100)) * 100n;
}

/** The difference of the yearly prices for the time that is left, in whole yuan rounded up. Null: no upgrade. */
export function upgradePriceFen(from: Product, to: Product, leftMs: number): bigint | null {
  const [old, fresh] = [hostPriceFen(from, 1), hostPriceFen(to, 1)];
  if (old === null || fresh === null || fresh < old || leftMs <= 0) return null;
  const yuan = (Number((fresh - old) / 100n) * leftMs) / YEAR_MS;
  return BigInt(Math.ceil(yuan - 1e-6)) * 100n;
}

/** The product that a price call or an order names; null when it is none. */
export function readProduct({ params }: Call, names: { kind: string; location: string }): Product | null {
  const kind = readHostKind(params.text(names.kind));
  const units = Number(params.text("hostsize"));
  const location = params.text(names.location).toLowerCase();
  const line = params.text("linetype").toLowerCase();
  if (!kind || !SIZES.includes(units) || !LOCATIONS.includes(location)) return null;
  if (location === "cn" && kind !== "shop") return LINES.includes(line) ? { kind, units, line, location } : null;
  return { kind, units, line: "", location };
}

const PRICED_BY_PRODUCT_PRICE: ReadonlySet<string> = new Set(["bz", "lin", "net", "jsp", "shop"]);
/** "sxnetqjy5g_1302": line, kind, anything, size in g or m. */
const PRD = /^(dx|sx|mx)?(hk|usa)?(bz|lin|net|jsp|shop)[a-z]*(\d+)(g|m)(_\w+)?$/i;

/** 十七, 3 and 4 for type 3. */
export const hostingPrices: ProductPrices = {
  buy(call) {
    const { params } = call;
    const years = Number(readYears(params.text("years")));
    const prd = params.text("prd");
    const product = prd ? readPrd(prd) : readProduct(call, { kind: "hosttype", location: "location" });
    if (!product || !PRICED_BY_PRODUCT_PRICE.has(product.kind) || !isOffered(product)) return "0";
    const fen = hostPriceFen(product, years);
    return fen === null ? "0" : priceText(fen);
  },
  renew(call, name) {
    const host = seenHost(call, name);
    const unit = call.params.text("tmetpe") || "5";
    if (!host || unit !== "5") return "0";
    const fen = hostPriceFen(host, Number(readYears(call.params.text("years"))));
    return fen === null ? "0" : priceText(fen);
  },
};

function readPrd(prd: string): Product | null {
  const [, line = "", place = "", kind = "", size = "", unit = ""] = PRD.exec(prd) ?? [];
  if (!kind) return null;
  const units = Number(size) * (unit.toLowerCase() === "g" ? 10 : 0.01);
  if (!SIZES.includes(units)) return null;
  const location = place.toLowerCase() || "cn";
  return { kind: kind.toLowerCase(), units, line: location === "cn" ? line.toLowerCase() || "dx" : "", location };
}
