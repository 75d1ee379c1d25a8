import { yuanText } from "@/lib/core/money";
import { isHeld, isRegistered } from "../availability";
import { type Handler, refuse } from "../call";
import { looksLikeName, readName } from "../names";
import { availableFen, balanceFen } from "../sell";
import { findSuffix, suffixOfPrd } from "../suffixes";

const YEAR = "5";

/** 十七, 1: success with a blank message means that the name can be used. */
export const checkpraname: Handler = {
  handle({ params, world, nowMs, warts }) {
    const name = params.text("praname");
    const type = params.text("protype");
    if (!name) refuse("10027");
    if (!type) refuse("10028");
    if (!/^([1-9]|10)$/.test(type)) refuse("10029");
    if (type === "1") {
      const of = readName(name);
      if (!of) return refuse("10030");
      if (isRegistered(world, of, world.domains.seen(of.name, nowMs), nowMs)) refuse("10031");
    } else if (type === "8" || type === "9" || type === "10") {
      if (name.includes("taken")) refuse({ "8": "10049", "9": "10050", "10": "10051" }[type]);
    } else {
      if (!/^[A-Za-z0-9._-]{2,60}$/.test(name)) refuse("10030");
      if (name.includes("taken")) refuse("10031");
    }
    return warts ? " " : "";
  },
};

/** 十七, 2: balance = remitted + reward − used; available = balance − frozen, as in the manual's example. */
export const userdetail: Handler = {
  handle({ world }) {
    const { account } = world;
    return [
      {
        borrowmoney: yuanText(account.borrowFen),
        frozenmoney: yuanText(account.frozenFen),
        balancemoney: yuanText(balanceFen(account)),
        availablebalance: yuanText(availableFen(account)),
        usedmoney: yuanText(account.usedFen),
        tempmoney: yuanText(account.tempFen),
        rewardmoney: yuanText(account.rewardFen),
        totalremittance: yuanText(account.remittedFen),
      },
    ];
  },
};

/** "20", not "20.00". */
function priceText(fen: bigint): string {
  return yuanText(fen).replace(/\.00$/, "");
}

/** "A malformed value counts as 1." */
function readYears(text: string): bigint {
  return /^([1-9]|10)$/.test(text) ? BigInt(text) : 1n;
}

/** 十七, 3: 0 means that no price was found. Failures are a sentence without a code, as printed. */
export const getProductPrice: Handler = {
  handle({ params, world, warts }) {
    const type = params.text("type");
    const failed = (text: string) => refuse(warts ? "" : "10001", text);
    if (!/^[1-5]$/.test(type)) failed("获取产品价格类型错误");
    if (type !== "1") return "0";
    const tag = params.text("tag");
    if (tag !== "dme" && tag !== "dmc") failed("域名类型错误");
    const asked = params.text("suffix").toLowerCase();
    const suffix = asked ? (asked.startsWith(".") ? asked : `.${asked}`) : suffixOfPrd(params.text("prd"));
    if (!suffix) return asked || params.text("prd") ? "0" : failed("域名后缀不能为空");
    const row = findSuffix(world, suffix);
    if (!row) return "0";
    const perYear = params.text("priceType") === "1" ? row.renewFen : row.registerFen;
    return priceText(perYear * readYears(params.text("years")));
  },
};

/** 十七, 4: the price of renewing a product of this account; 0 for what it does not have. */
export const getRenewPrice: Handler = {
  handle({ params, world, nowMs, warts }) {
    const type = params.text("type");
    const failed = (text: string) => refuse(warts ? "" : "10001", text);
    if (!/^[1-4]$/.test(type)) failed("获取产品价格类型错误");
    const name = params.text("pdtname");
    if (!name) failed("产品名称不能为空");
    if (type !== "1") return "0";
    if (!looksLikeName(name) && !readName(name)) failed("域名格式错误");
    const of = readName(name);
    const domain = of ? world.domains.seen(of.name, nowMs) : undefined;
    const unit = params.text("tmetpe") || YEAR;
    if (!isHeld(domain, nowMs) || unit !== YEAR) return "0";
    const renewFen = findSuffix(world, domain.suffix)?.renewFen ?? 0n;
    return priceText(renewFen * readYears(params.text("years")));
  },
};
