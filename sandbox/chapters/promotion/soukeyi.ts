import { addYears } from "@/lib/core/time";
import { type Call, type Handler, refuse } from "../../http/call";
import { restOfYearFen } from "../../selling/rest-of-term";
import { sellTo } from "../../selling/sell";
import { fraction } from "../../world/availability";
import { slashTime } from "../../world/write-dates";
import type { Soukeyi } from "./rows";
import { isKeptOrder, readPromotionTerm } from "./terms";

type Prd = Soukeyi["prd"];
/** What a year costs. Prices are the sandbox's own: the manual prints none. */
const YEAR_FEN: Readonly<Record<Prd, bigint>> = { "1": 88_000n, "2": 98_000n, "3": 158_000n };
export const soukeyiYearFen = (prd: Prd): bigint => YEAR_FEN[prd];
const NAMES: Readonly<Record<Prd, string>> = { "1": "搜客易百度版", "2": "搜客易谷歌版", "3": "搜客易百度谷歌版" };
const isPrd = (text: string): text is Prd => Object.hasOwn(YEAR_FEN, text);

/** 十六, 1. No longer sold: whether it still can be bought is a setting. A wrong edition or term has no code. */
export const createSoukeyi: Handler = {
  handle(call) {
    const { params, world, nowMs, settings } = call;
    const prd = params.text("prd");
    if (!prd || !params.text("term")) refuse("10012");
    if (settings.discontinued === "refuse") refuse("", "产品已下线");
    if (!isPrd(prd)) return refuse("", "产品编号错误");
    if (!/^([1-9]|10)$/.test(params.text("term"))) refuse("", "年数错误");
    const years = Number(params.text("term"));
    const name = `sky${100_000 + Number(world.nextNumber("nextId"))}`;
    sellTo(call, name, YEAR_FEN[prd] * BigInt(years));
    const row: Soukeyi = {
      name,
      account: `u${name.slice(3)}`,
      password: `s${Math.floor(fraction(`soukeyi|${name}`) * 36 ** 6).toString(36)}`,
      prd,
      years,
      openedAtMs: nowMs,
      expiresAtMs: addYears(new Date(nowMs), years).getTime(),
    };
    world.soukeyi.put(name, row);
    return [fields(row, call.warts, true)];
  },
};

/** From the sixth on the keys of the order's answer have leading blanks. */
function fields(row: Soukeyi, warts: boolean, order: boolean): Record<string, string> {
  const pairs: [string, string][] = [
    ["s_nme", row.name],
    ["s_unme", row.account],
    ["s_pass", row.password],
    ["s_prd", row.prd],
    ["g_nme", NAMES[row.prd]],
    ["s_addtme", slashTime(row.openedAtMs, warts)],
    ["s_exptme", slashTime(row.expiresAtMs, warts)],
    ["s_size", "100"],
    ["s_mod", row.prd],
    ["s_years", String(row.years)],
    ["s_status", "1"],
  ];
  const blank = warts && order ? " " : "";
  return Object.fromEntries(pairs.map(([key, value], i) => [i < 6 ? key : blank + key, value]));
}

function named({ params }: Call, name = params.text("nme")): string {
  return name || refuse("10012");
}

function held(call: Call): Soukeyi {
  const row = call.world.soukeyi.get(named(call));
  return isKeptOrder(row, call.nowMs) ? row : refuse("10025");
}

/** 十六, 2. The example sends trem for term. */
export const renewSoukeyi: Handler = {
  handle(call) {
    const { params, world } = call;
    const param = params.text("term") ? "term" : "trem";
    if (!named(call) || !params.text(param)) refuse("10012");
    if (!/^[A-Za-z0-9]{3,30}$/.test(params.text("nme"))) refuse("21101");
    const row = held(call);
    const years = readPromotionTerm(call, "10012", param);
    sellTo(call, row.name, YEAR_FEN[row.prd] * BigInt(years));
    const expiresAtMs = addYears(new Date(row.expiresAtMs), years).getTime();
    world.soukeyi.put(row.name, { ...row, expiresAtMs, years: row.years + years });
    return "";
  },
};

/** The editions it can be upgraded to: those that cost more. */
function targetsOf(row: Soukeyi): Prd[] {
  return (Object.keys(YEAR_FEN) as Prd[]).filter((prd) => YEAR_FEN[prd] > YEAR_FEN[row.prd]);
}

/** 十六, 3. No code says that an edition can't be had: a sentence alone. */
export const upgradeSoukeyi: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    if (!params.text("newprd")) refuse("10012");
    const row = held(call);
    const to = targetsOf(row).find((prd) => prd === params.text("newprd"));
    if (!to || nowMs > row.expiresAtMs) return refuse("", "升级失败");
    sellTo(call, row.name, restOfYearFen(YEAR_FEN[to] - YEAR_FEN[row.prd], row.expiresAtMs - nowMs));
    world.soukeyi.put(row.name, { ...row, prd: to });
    return "";
  },
};

/** 十六, 4 */
export const soukeyiDetails: Handler = {
  handle(call) {
    const row = call.world.soukeyi.seen(named(call), call.nowMs);
    return isKeptOrder(row, call.nowMs) ? [fields(row, call.warts, false)] : refuse("10025");
  },
};

/** 十六, 5. The example sends account for nme. */
export const soukeyiUpdates: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const name = named(call, params.text("nme") || params.text("account"));
    if (!/^[A-Za-z0-9]{3,30}$/.test(name)) refuse("20002");
    const row = world.soukeyi.seen(name, nowMs);
    if (!isKeptOrder(row, nowMs)) return refuse("10025");
    return targetsOf(row).map((prd) => ({ s_prd: prd }));
  },
};
