import { type Call, refuse } from "../../http/call";
import { type ProductPrices, priceText, readYears, refusePrice } from "../../selling/product-price";
import { isKeptSite } from "./find-site";
import type { Site, SiteEdition, SiteLocation, Terminal } from "./rows";
import { findTemplate } from "./templates";

/** What a year of the PC version costs on the mainland. Prices are the sandbox's own: the manual prints none. */
const YEAR_FEN: Readonly<Record<SiteEdition, bigint>> = {
  pro: 80_000n,
  ulti: 150_000n,
  shop: 250_000n,
  dinner: 60_000n,
  microsite: 50_000n,
  weishop: 90_000n,
  wxulti: 120_000n,
  wxshop: 220_000n,
};
/** Price of the mobile version, for the three editions that have both, in per cent. */
const MOBILE_PERCENT = 60n;
const HONG_KONG_PERCENT = 120n;

export const editions = Object.keys(YEAR_FEN) as SiteEdition[];
export const locations: readonly SiteLocation[] = ["cn", "hk", "bj", "gz", "sh", "alyhz"];

export const isEdition = (text: string): text is SiteEdition => Object.hasOwn(YEAR_FEN, text);
export const isLocation = (text: string): text is SiteLocation => locations.includes(text as SiteLocation);

interface Configuration {
  edition: SiteEdition;
  terminal: Terminal;
  location: SiteLocation;
}

/** What a year costs. */
export function siteYearFen({ edition, terminal, location }: Configuration): bigint {
  const base = YEAR_FEN[edition];
  const hasBoth = edition === "pro" || edition === "ulti" || edition === "shop";
  const mobileFen = hasBoth ? (base * MOBILE_PERCENT) / 100n : base;
  const fen = { pc: base, mobile: mobileFen, pcmobile: base + mobileFen }[terminal];
  return location === "hk" ? (fen * HONG_KONG_PERCENT) / 100n : fen;
}

/** The price of the premium templates among these. */
export function templatesFen(ids: readonly string[]): bigint {
  return ids.reduce((sum, id) => sum + (findTemplate(id)?.priceFen ?? 0n), 0n);
}

const PRD: Readonly<Record<string, SiteEdition>> = {
  ez_Professional: "pro",
  ez_Ultimate: "ulti",
  ez_Shop: "shop",
  ez_Dinner: "dinner",
};
const QUOTED: readonly SiteEdition[] = ["pro", "ulti", "shop", "dinner"];

/** getProductPrice type 4. The older 企业建站 and 商务建站 (bz, sw) can't be ordered any more: no price. */
function buy(call: Call): string {
  const { params } = call;
  const years = readYears(params.text("years"));
  const byCode = PRD[params.text("prd")];
  if (byCode) return priceText(siteYearFen({ edition: byCode, terminal: "pc", location: "cn" }) * years);
  if (params.text("prd")) return "0";
  const tag = params.text("tag");
  if (!["pc", "mbl", "bz", "sw"].includes(tag)) refusePrice(call, "建站类型错误");
  const edition = params.text("websitesetag") || params.text("websitetag"); // the example's spelling
  const location = params.text("location") || "cn";
  if (tag === "bz" || tag === "sw") return "0";
  if (!edition) refusePrice(call, "建站标签不能为空");
  if (!isEdition(edition) || !QUOTED.includes(edition) || !isLocation(location)) return "0";
  if (edition === "dinner" && location === "hk") return "0";
  return priceText(siteYearFen({ edition, terminal: tag === "pc" ? "pc" : "mobile", location }) * years);
}

/** getRenewPrice type 4. */
function renew(call: Call, name: string): string {
  const { params, world, nowMs } = call;
  const site: Site | undefined = world.sites.seen(name.toLowerCase(), nowMs);
  const unit = params.text("tmetpe") || "5";
  if (!isKeptSite(site, nowMs) || site.free || unit !== "5") return "0";
  return priceText(siteYearFen(site) * readYears(params.text("years")));
}

export const sitePrices: ProductPrices = { buy, renew };

/** Years of an order or a renewal, 1 to 5. */
export function readSiteTerm(text: string, code: string): number {
  return /^[1-5]$/.test(text) ? Number(text) : refuse(code);
}
