/** 十七、通用功能: whether a product's name is free, what it costs, and the agent's own money. */
import { yuanText } from "@/lib/core/money";
import { type Call, type Handler, refuse } from "../http/call";
import type { productAndUserManual } from "../manual/product-and-user";
import { type ProductPrices, priceText, readYears, refusePrice } from "../selling/product-price";
import { availableFen, balanceFen } from "../selling/sell";
import { isHeld, isRegistered } from "../world/availability";
import { looksLikeName, readName } from "../world/names";
import { findSuffix, suffixOfPrd } from "../world/suffixes";
import { cloudPrices } from "./cloud/prices";
import { fullName, isNameTaken } from "./database/find-database";
import { ddosPrices } from "./ddos/orders";
import { hostNameProblem } from "./hosting/host-names";
import { hostingPrices } from "./hosting/prices";
import { isMailDomain, isMailTaken } from "./mail/find-mail";
import { pointsKey } from "./points/find-account";
import { isTraitUsed, type QituibaoTrait } from "./promotion/qituibao";
import { sitePrices } from "./sites/prices";

const YEAR = "5";

const QITUIBAO_TRAITS = {
  "8": ["company", "10049"],
  "9": ["mobile", "10050"],
  "10": ["email", "10051"],
} as const satisfies Record<string, readonly [QituibaoTrait, string]>;

/** 十七, 1: success with a blank message means that the name can be used. */
const checkpraname: Handler = {
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
    } else if (type === "2") {
      if (!/^[A-Za-z]{1,10}$/.test(name)) refuse("10030");
      const host = name.toLowerCase();
      if (hostNameProblem(world, host, world.hosts.seen(host, nowMs))) refuse("10031");
    } else if (type === "8" || type === "9" || type === "10") {
      const [trait, used] = QITUIBAO_TRAITS[type];
      if (isTraitUsed(world, trait, name, nowMs)) refuse(used);
    } else if (type === "5" || type === "6" || type === "7") {
      if (!/^[A-Za-z0-9._@-]{2,60}$/.test(name)) refuse("10030");
      const row =
        type === "6" ? world.points.seen(pointsKey("edm", name), nowMs) : world.sites.seen(name.toLowerCase(), nowMs);
      if (row || name.includes("taken")) refuse("10031");
    } else if (type === "3") {
      const full = fullName(name) ?? refuse("10030");
      if (isNameTaken(world.databases.seen(full, nowMs), full, nowMs)) refuse("10031");
    } else if (type === "4") {
      const domain = isMailDomain(name) ? name.toLowerCase() : refuse("10030");
      if (isMailTaken(world.mails.seen(domain, nowMs), domain, nowMs)) refuse("10031");
    }
    return warts ? " " : "";
  },
};

/** 十七, 2: balance = remitted + reward − used; available = balance − frozen, as in the manual's example. */
const userdetail: Handler = {
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

/** By the price endpoints' `type`; each chapter with prices has an entry. */
const productPrices: Readonly<Record<string, ProductPrices>> = {
  "2": cloudPrices,
  "1": { buy: domainPrice, renew: domainRenewPrice },
  "3": hostingPrices,
  "5": ddosPrices,
  "4": sitePrices,
};

/** 十七, 3: 0 means that no price was found. Failures are a sentence without a code, as printed. */
const getProductPrice: Handler = {
  handle(call) {
    const type = call.params.text("type");
    if (!/^[1-5]$/.test(type)) refusePrice(call, "获取产品价格类型错误");
    return productPrices[type]?.buy(call) ?? "0";
  },
};

/** 十七, 4: the price of renewing a product of this account; 0 for what it does not have. */
const getRenewPrice: Handler = {
  handle(call) {
    const type = call.params.text("type");
    if (!/^[1-4]$/.test(type)) refusePrice(call, "获取产品价格类型错误");
    const name = call.params.text("pdtname");
    if (!name) refusePrice(call, "产品名称不能为空");
    return productPrices[type]?.renew(call, name) ?? "0";
  },
};

function domainPrice(call: Call): string {
  const { params, world } = call;
  const tag = params.text("tag");
  if (tag !== "dme" && tag !== "dmc") refusePrice(call, "域名类型错误");
  const asked = params.text("suffix").toLowerCase();
  const suffix = asked ? (asked.startsWith(".") ? asked : `.${asked}`) : suffixOfPrd(params.text("prd"));
  if (!suffix) return asked || params.text("prd") ? "0" : refusePrice(call, "域名后缀不能为空");
  const row = findSuffix(world, suffix);
  if (!row) return "0";
  const perYear = params.text("priceType") === "1" ? row.renewFen : row.registerFen;
  return priceText(perYear * readYears(params.text("years")));
}

function domainRenewPrice(call: Call, name: string): string {
  const { params, world, nowMs } = call;
  if (!looksLikeName(name) && !readName(name)) refusePrice(call, "域名格式错误");
  const of = readName(name);
  const domain = of ? world.domains.seen(of.name, nowMs) : undefined;
  const unit = params.text("tmetpe") || YEAR;
  if (!isHeld(domain, nowMs) || unit !== YEAR) return "0";
  const renewFen = findSuffix(world, domain.suffix)?.renewFen ?? 0n;
  return priceText(renewFen * readYears(params.text("years")));
}

/** 十七、通用功能. */
export const productAndUserHandlers: Readonly<Record<keyof typeof productAndUserManual, Handler>> = {
  "product.checkpraname": checkpraname,
  "user.userdetail": userdetail,
  "product.getProductPrice": getProductPrice,
  "product.getRenewPrice": getRenewPrice,
};
