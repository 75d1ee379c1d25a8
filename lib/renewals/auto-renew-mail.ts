import { type Fen, formatFen, yuanText } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import { type MailContent, type MailShop, mailTemplate } from "@/lib/notify/template";
import type { AutoRenewTrouble } from "@/lib/services/contract";

/** A service that was not renewed, and why. */
export interface TroubledService {
  serviceId: string;
  line: string;
  name: string;
  expiresAt: Date;
  daysLeft: number;
  trouble: { kind: AutoRenewTrouble; priceFen?: Fen; ceilingFen?: Fen; missingFen?: Fen };
}

const pageOf = ({ line, serviceId }: TroubledService, shop: MailShop) =>
  `${shop.url}/account/${line === "domain" ? "domains" : "services"}/${serviceId}`;
const money = (fen: Fen | undefined) => formatFen(fen ?? 0n);
const topUpOf = ({ trouble }: Pick<TroubledService, "trouble">, shop: MailShop) =>
  `${shop.url}/account/wallet/top-up?amount=${yuanText(trouble.missingFen ?? 0n)}`;

/** What is wrong and the one thing to do, by trouble. */
function sayZh(params: TroubledService, shop: MailShop): Pick<MailContent, "paragraphs" | "action"> {
  const { trouble } = params;
  const renew = { label: "手动续费", url: `${pageOf(params, shop)}/renew` };
  switch (trouble.kind) {
    case "ceiling":
      return {
        paragraphs: [
          `续费现在要 ${money(trouble.priceFen)}，高于您设的上限 ${money(trouble.ceilingFen)}，所以没有续。`,
          "可以调高上限，之后会自动再试；也可以手动续费。",
        ],
        action: { label: "调整上限", url: `${pageOf(params, shop)}#auto-renew` },
      };
    case "wallet":
      return {
        paragraphs: [`钱包余额还差 ${money(trouble.missingFen)}，所以没有续。`, "充值后一小时左右会自动再试。"],
        action: { label: "去充值", url: topUpOf(params, shop) },
      };
    case "refused":
      return {
        paragraphs: [
          "自动续费下了单，但没有办成，款项已经退回钱包。",
          "为免重复续费，到期前不会再自动试，请手动续费。",
        ],
        action: renew,
      };
    case "not_renewable":
      return {
        paragraphs: ["它现在不能按设定的时长续费。", "请看看能续多久，手动续费，或重新设自动续费。"],
        action: renew,
      };
    default:
      return { paragraphs: ["一直没有问到续费的价格，会继续试。", "不想等的话，可以手动续费。"], action: renew };
  }
}

function sayEn(params: TroubledService, shop: MailShop): Pick<MailContent, "paragraphs" | "action"> {
  const { trouble } = params;
  const renew = { label: "Renew by hand", url: `${pageOf(params, shop)}/renew` };
  switch (trouble.kind) {
    case "ceiling":
      return {
        paragraphs: [
          `Renewing costs ${money(trouble.priceFen)} now, more than your ceiling of ${money(trouble.ceilingFen)}, so it was not renewed.`,
          "Raise the ceiling and it will be tried again, or renew by hand.",
        ],
        action: { label: "Change the ceiling", url: `${pageOf(params, shop)}#auto-renew` },
      };
    case "wallet":
      return {
        paragraphs: [
          `The wallet is ${money(trouble.missingFen)} short, so it was not renewed.`,
          "Top up, and it will be tried again within about an hour.",
        ],
        action: { label: "Top up", url: topUpOf(params, shop) },
      };
    case "refused":
      return {
        paragraphs: [
          "The renewal was ordered but did not succeed; the money is back in your wallet.",
          "So that nothing is renewed twice, it will not be tried again before it expires. Please renew by hand.",
        ],
        action: renew,
      };
    case "not_renewable":
      return {
        paragraphs: [
          "It can't be renewed for the chosen term now.",
          "See which terms there are and renew by hand, or set auto-renewal again.",
        ],
        action: renew,
      };
    default:
      return {
        paragraphs: [
          "Nobody has answered with a price so far; it will be tried again.",
          "If you would rather not wait, renew by hand.",
        ],
        action: renew,
      };
  }
}

interface Params {
  /** Everything of one customer that one run found; the one that expires first on top. */
  services: readonly TroubledService[];
}

const daysEn = ({ daysLeft }: TroubledService) => `in ${daysLeft} ${daysLeft === 1 ? "day" : "days"}`;

/** One thing helps all of them, or the page from which each can be reached. */
function actionForAll(services: Params["services"], shop: MailShop, words: { topUp: string; calendar: string }) {
  if (services.every(({ trouble }) => trouble.kind === "wallet")) {
    return {
      label: words.topUp,
      url: topUpOf({ trouble: { kind: "wallet", missingFen: missingForAll(services) } }, shop),
    };
  }
  return { label: words.calendar, url: `${shop.url}/account/calendar` };
}

/** Each was told what it alone lacks of one and the same balance. */
function missingForAll(services: Params["services"]): Fen {
  let [price, missing, balance] = [0n, 0n, null as Fen | null];
  for (const { trouble } of services) {
    missing += trouble.missingFen ?? 0n;
    if (trouble.priceFen === undefined) continue;
    price += trouble.priceFen;
    balance = trouble.priceFen - (trouble.missingFen ?? 0n);
  }
  const known = services.every(({ trouble }) => trouble.priceFen !== undefined);
  return known && balance !== null ? price - balance : missing;
}

function oneZh(params: TroubledService, shop: MailShop): MailContent {
  return {
    subject: `${params.name} 没有自动续费，${shanghaiDay(params.expiresAt)} 到期`,
    ...sayZh(params, shop),
    facts: [
      { label: "服务", value: params.name },
      { label: "到期", value: `${shanghaiDay(params.expiresAt)}，还有 ${params.daysLeft} 天` },
    ],
  };
}

function oneEn(params: TroubledService, shop: MailShop): MailContent {
  return {
    subject: `${params.name} was not renewed automatically; it expires on ${shanghaiDay(params.expiresAt)}`,
    ...sayEn(params, shop),
    facts: [
      { label: "Service", value: params.name },
      { label: "Expires", value: `${shanghaiDay(params.expiresAt)}, ${daysEn(params)}` },
    ],
  };
}

function zh({ services }: Params, shop: MailShop): MailContent {
  const [first] = services;
  if (services.length === 1 && first) return oneZh(first, shop);
  return {
    subject: `${services.length} 项服务没有自动续费，${first?.name} 最先到期`,
    paragraphs: ["您的这些服务没有自动续费，原因和办法写在各项下面。"],
    facts: services.map((one) => ({
      label: one.name,
      value: `${shanghaiDay(one.expiresAt)} 到期，还有 ${one.daysLeft} 天。${sayZh(one, shop).paragraphs.join("")}`,
    })),
    action: actionForAll(services, shop, { topUp: "去充值", calendar: "看到期日历" }),
  };
}

function en({ services }: Params, shop: MailShop): MailContent {
  const [first] = services;
  if (services.length === 1 && first) return oneEn(first, shop);
  return {
    subject: `${services.length} services were not renewed automatically; ${first?.name} expires first`,
    paragraphs: ["These services of yours were not renewed automatically. Why, and what to do, stands with each."],
    facts: services.map((one) => ({
      label: one.name,
      value: `Expires on ${shanghaiDay(one.expiresAt)}, ${daysEn(one)}. ${sayEn(one, shop).paragraphs.join(" ")}`,
    })),
    action: actionForAll(services, shop, { topUp: "Top up", calendar: "See the expiry calendar" }),
  };
}

/** Services that should renew themselves were not renewed: why, until when there is time, and what to do. */
export const autoRenewTroubleMail = mailTemplate<Params>({ name: "orders.auto-renew-trouble", zh, en });
