import { addYears } from "@/lib/core/time";
import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { restOfYearFen } from "../../selling/rest-of-term";
import { sellTo } from "../../selling/sell";
import { fraction } from "../../world/availability";
import { looksLikeName } from "../../world/names";
import type { World } from "../../world/world";
import { isPromotion, qituibaoFields } from "./qituibao-fields";
import type { Qituibao, QituibaoPrd } from "./rows";
import { isKeptOrder, readPromotionTerm } from "./terms";

/** What a year costs. Prices are the sandbox's own: the manual prints none. */
const YEAR_FEN: Readonly<Record<QituibaoPrd, bigint>> = {
  "1": 98_000n,
  "2": 198_000n,
  "3": 298_000n,
  "4": 168_000n,
  "5": 268_000n,
  "6": 238_000n,
  "7": 398_000n,
  "8": 598_000n,
};
export const qituibaoYearFen = (prd: QituibaoPrd): bigint => YEAR_FEN[prd];

/** Entry, standard, flagship of each family: what an upgrade's 1, 2, 3 mean. */
const FAMILIES: readonly (readonly QituibaoPrd[])[] = [
  ["1", "2", "3"],
  ["4", "5"],
  ["6", "7", "8"],
];
const PLACES = ["1", "2", "3", "4", "6"];

const isPrd = (text: string): text is QituibaoPrd => Object.hasOwn(YEAR_FEN, text);

export type QituibaoTrait = "company" | "mobile" | "email";

/**
 * True when the company, telephone or address is in use: by an order of the account, or by somebody else (`taken` in
 * it).
 */
export function isTraitUsed(world: World, trait: QituibaoTrait, value: string, nowMs: number): boolean {
  if (value.includes("taken")) return true;
  return world.qituibao.seenAll(nowMs).some((row) => isKeptOrder(row, nowMs) && row[trait] === value);
}

/** 十五, 1: an object. */
export const createQituibao: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const prd = params.text("prd");
    if (!prd || !params.text("term") || !params.text("companyname")) refuse("10012");
    if (!isPrd(prd)) return refuse("21005");
    const promotion = isPromotion(prd);
    const needed = promotion ? ["domain", "keyword", "longWord", "cityLongWord"] : ["mobile", "email"];
    if (needed.some((name) => !params.text(name))) refuse("10012");
    const years = readPromotionTerm(call, "21005");
    const place = params.text("place") || "1"; // required by the table, left out by the example
    if (!PLACES.includes(place)) refuse("21005");
    const traits = readTraits(call, promotion);
    const name = `qtb${100_000 + Number(world.nextNumber("nextId"))}`;
    sellTo(call, name, YEAR_FEN[prd] * BigInt(years));
    const row: Qituibao = {
      ...traits,
      name,
      account: promotion ? "" : `admin${name.slice(3)}`,
      password: `q${Math.floor(fraction(`qituibao|${name}`) * 36 ** 6).toString(36)}`,
      prd,
      place,
      years,
      openedAtMs: nowMs,
      expiresAtMs: addYears(new Date(nowMs), years).getTime(),
    };
    world.qituibao.put(name, row);
    return qituibaoFields(row, call.warts, false);
  },
};

type Traits = Omit<
  Qituibao,
  "name" | "account" | "password" | "prd" | "place" | "years" | "openedAtMs" | "expiresAtMs"
>;

function readTraits({ params, world, nowMs }: Call, promotion: boolean): Traits {
  const company = params.text("companyname");
  if (company.length < 2 || isTraitUsed(world, "company", company, nowMs)) refuse("10049");
  const own = (name: string) => (promotion ? "" : params.text(name));
  const theirs = (name: string) => (promotion ? params.text(name) : "");
  const [mobile, email] = [own("mobile"), own("email")];
  const isUsed = (trait: QituibaoTrait, value: string) => isTraitUsed(world, trait, value, nowMs);
  if (!promotion && (!/^1\d{10}$/.test(mobile) || isUsed("mobile", mobile))) refuse("10050");
  if (!promotion && (!/^\S+@\S+\.\S+$/.test(email) || isUsed("email", email))) refuse("10051");
  return {
    company,
    mobile,
    email,
    telephone: own("telephone"),
    linkman: own("linkman"),
    domain: theirs("domain").toLowerCase(),
    keyword: theirs("keyword"),
    secKeyword: theirs("secKeyword"),
    longWord: theirs("longWord"),
    cityLongWord: theirs("cityLongWord"),
  };
}

function held({ params, world, nowMs }: Call, missing: string): Qituibao {
  const row = world.qituibao.get(params.text("nme"));
  return isKeptOrder(row, nowMs) ? row : refuse(missing);
}

function seen({ params, world, nowMs }: Call): Qituibao {
  const name = params.text("nme");
  if (!name) refuse("10012");
  const row = world.qituibao.seen(name, nowMs);
  return isKeptOrder(row, nowMs) ? row : refuse("10025");
}

/** 十五, 2. Up to 30 days after the expiry, from the old expiry on. */
export const renewQituibao: Handler = {
  handle(call) {
    const { params, world } = call;
    if (!params.text("nme")) refuse("10015");
    const years = readPromotionTerm(call, "10016");
    const row = held(call, "13010");
    sellTo(call, row.name, YEAR_FEN[row.prd] * BigInt(years));
    const expiresAtMs = addYears(new Date(row.expiresAtMs), years).getTime();
    world.qituibao.put(row.name, { ...row, expiresAtMs, years: row.years + years });
    return "";
  },
};

/** What an order can be upgraded to, by the numbers of the upgrade's table: 2 standard, 3 flagship of its family. */
function gradesOf(row: Qituibao): { grade: string; prd: QituibaoPrd }[] {
  const family = FAMILIES.find((prds) => prds.includes(row.prd)) ?? [];
  return family
    .map((prd, i) => ({ grade: String(i + 1), prd }))
    .filter(({ prd }) => family.indexOf(prd) > family.indexOf(row.prd));
}

/** 十五, 3. The difference for the time that is left is charged. */
export const upgradeQituibao: Handler = {
  handle(call) {
    const { params, world, nowMs } = call;
    const row = held(call, "10025");
    const to = gradesOf(row).find(({ grade }) => grade === params.text("newprd"));
    if (!to || nowMs > row.expiresAtMs) return refuse("14101");
    sellTo(call, row.name, restOfYearFen(YEAR_FEN[to.prd] - YEAR_FEN[row.prd], row.expiresAtMs - nowMs));
    world.qituibao.put(row.name, { ...row, prd: to.prd });
    return "";
  },
};

/** 十五, 4: a list with one object. */
export const qituibaoDetails: Handler = {
  handle(call) {
    return [qituibaoFields(seen(call), call.warts, true)];
  },
};

/** 十五, 5 */
export const qituibaoUpgrades: Handler = {
  handle(call) {
    const grades = gradesOf(seen(call)).map(({ grade }) => grade);
    // Printed as JSON in a string that is never closed, with unescaped quotes, one of them doubled.
    if (call.settings.warts === "misprints" && grades.length > 0) {
      return new Raw(`"[${grades.map((grade, i) => `{ ${i > 0 ? '"' : ""}" s_prd" : " ${grade}" }`).join(",")}]`);
    }
    return grades.map((grade) => ({ s_prd: grade }));
  },
};

/** 十五, 6: a figure that is always the same for one keyword. */
export const checkKeyword: Handler = {
  handle({ params }) {
    const keyword = params.text("keyword");
    if (!keyword) refuse("10012");
    if (keyword.length > 40) refuse("10025");
    return String(Math.floor(fraction(`keyword|${keyword}`) * 5_000));
  },
};

/** 十五, 7: how many orders have the domain. */
export const checkDomain: Handler = {
  handle({ params, world, nowMs }) {
    const domain = params.text("dmoain").toLowerCase();
    if (!domain) refuse("10012");
    if (!looksLikeName(domain)) refuse("10025");
    const rows = world.qituibao.seenAll(nowMs).filter((row) => isKeptOrder(row, nowMs) && row.domain === domain);
    return String(rows.length + (domain.includes("taken") ? 1 : 0));
  },
};
