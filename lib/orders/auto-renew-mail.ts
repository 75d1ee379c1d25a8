import { type Fen, formatFen, yuanText } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import { type MailContent, type MailShop, mailTemplate } from "@/lib/notify/template";
import type { AutoRenewTrouble } from "@/lib/services/contract";

interface Params {
  serviceId: string;
  line: string;
  name: string;
  expiresAt: Date;
  daysLeft: number;
  trouble: { kind: AutoRenewTrouble; priceFen?: Fen; ceilingFen?: Fen; missingFen?: Fen };
}

const pageOf = ({ line, serviceId }: Params, shop: MailShop) =>
  `${shop.url}/account/${line === "domain" ? "domains" : "services"}/${serviceId}`;
const money = (fen: Fen | undefined) => formatFen(fen ?? 0n);
const topUpOf = ({ trouble }: Params, shop: MailShop) =>
  `${shop.url}/account/wallet/top-up?amount=${yuanText(trouble.missingFen ?? 0n)}`;

/** What is wrong and the one thing to do, by trouble. */
function sayZh(params: Params, shop: MailShop): Pick<MailContent, "paragraphs" | "action"> {
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

function sayEn(params: Params, shop: MailShop): Pick<MailContent, "paragraphs" | "action"> {
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

/** A service that should renew itself was not renewed: why, until when there is time, and what to do. */
export const autoRenewTroubleMail = mailTemplate<Params>({
  name: "orders.auto-renew-trouble",
  zh: (params, shop) => ({
    subject: `${params.name} 没有自动续费，${shanghaiDay(params.expiresAt)} 到期`,
    ...sayZh(params, shop),
    facts: [
      { label: "服务", value: params.name },
      { label: "到期", value: `${shanghaiDay(params.expiresAt)}，还有 ${params.daysLeft} 天` },
    ],
  }),
  en: (params, shop) => ({
    subject: `${params.name} was not renewed automatically; it expires on ${shanghaiDay(params.expiresAt)}`,
    ...sayEn(params, shop),
    facts: [
      { label: "Service", value: params.name },
      {
        label: "Expires",
        value: `${shanghaiDay(params.expiresAt)}, in ${params.daysLeft} ${params.daysLeft === 1 ? "day" : "days"}`,
      },
    ],
  }),
});
