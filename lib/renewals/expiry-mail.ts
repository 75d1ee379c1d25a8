import { type Fen, formatFen } from "@/lib/core/money";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { type MailContent, type MailShop, mailTemplate } from "@/lib/notify/template";
import { AUTO_RENEW_DAYS, type AutoRenewTrouble } from "@/lib/services/contract";

export interface ExpiringService {
  id: string;
  line: string;
  name: string;
  expiresAt: Date;
  /** Negative: it has expired. */
  daysLeft: number;
  autoRenew: boolean;
  ceilingFen: Fen | null;
  trouble: AutoRenewTrouble | null;
}

interface Params {
  /** The one that expires first on top; at least one. */
  services: readonly ExpiringService[];
}

const TROUBLES: Record<AutoRenewTrouble, { zh: string; en: string }> = {
  ceiling: { zh: "价格超过了您设的上限", en: "the price is above your ceiling" },
  wallet: { zh: "钱包余额不够", en: "the wallet does not hold enough" },
  price: { zh: "还没有问到价格", en: "nobody has answered with a price yet" },
  busy: { zh: "它有别的订单在办", en: "another order for it is under way" },
  refused: { zh: "续费没有办成，款项已退回", en: "the renewal did not succeed and the money is back" },
  not_renewable: { zh: "不能按设定的时长续", en: "it can't be renewed for the chosen term" },
};

function autoZh({ autoRenew, ceilingFen, trouble, daysLeft, expiresAt }: ExpiringService): string {
  if (daysLeft < 0) return "不会再自动续费";
  if (!autoRenew) return "没有开自动续费";
  if (trouble) return `自动续费没有成：${TROUBLES[trouble].zh}`;
  const most = ceilingFen === null ? "" : `，最多 ${formatFen(ceilingFen)}`;
  const from = daysLeft > AUTO_RENEW_DAYS ? `${beginning(expiresAt)} 起` : "会";
  return `自动续费已开，${from}从钱包续${most}`;
}

function autoEn({ autoRenew, ceilingFen, trouble, daysLeft, expiresAt }: ExpiringService): string {
  if (daysLeft < 0) return "it will not renew itself any more";
  if (!autoRenew) return "auto-renewal is off";
  if (trouble) return `auto-renewal did not work: ${TROUBLES[trouble].en}`;
  const most = ceilingFen === null ? "" : ` for at most ${formatFen(ceilingFen)}`;
  const from = daysLeft > AUTO_RENEW_DAYS ? ` from ${beginning(expiresAt)}` : "";
  return `it renews itself from the wallet${from}${most}`;
}

const beginning = (expiresAt: Date) => shanghaiDay(addMs(expiresAt, -AUTO_RENEW_DAYS * DAY_MS));

function whenZh({ daysLeft }: ExpiringService): string {
  if (daysLeft < 0) return `已过期 ${-daysLeft} 天`;
  return daysLeft === 0 ? "今天到期" : `还有 ${daysLeft} 天到期`;
}

function whenEn({ daysLeft }: ExpiringService): string {
  const days = `${Math.abs(daysLeft)} ${Math.abs(daysLeft) === 1 ? "day" : "days"}`;
  if (daysLeft < 0) return `expired ${days} ago`;
  return daysLeft === 0 ? "expires today" : `expires in ${days}`;
}

function actionOf(services: Params["services"], shop: MailShop, words: { one: string; many: string }) {
  const [first] = services;
  if (services.length > 1 || !first) return { label: words.many, url: `${shop.url}/account/calendar` };
  const kind = first.line === "domain" ? "domains" : "services";
  return { label: words.one, url: `${shop.url}/account/${kind}/${first.id}/renew` };
}

/** Whether somebody must act: neither renewed by itself nor free of trouble. */
const needsHand = ({ autoRenew, trouble, daysLeft }: ExpiringService) => daysLeft < 0 || !autoRenew || trouble !== null;
const lapsedDomain = (services: Params["services"]) =>
  services.some(({ line, daysLeft }) => line === "domain" && daysLeft < 0);
const lapsedOther = (services: Params["services"]) =>
  services.some(({ line, daysLeft }) => line !== "domain" && daysLeft < 0);

function zh({ services }: Params, shop: MailShop): MailContent {
  const [first] = services;
  const single = services.length === 1 && first ? `${first.name} ${whenZh(first)}` : null;
  return {
    subject: single ?? `${services.length} 项服务到期提醒，最近的是 ${first?.name}`,
    paragraphs: [
      single ? `您的 ${single}。` : "您的这些服务要到期，或者刚到期：",
      services.some(needsHand) ? "要接着用，请在到期前续费。" : "都会自动续费，请保证钱包里有足够的余额。",
    ],
    facts: services.map((one) => ({
      label: one.name,
      value: `${shanghaiDay(one.expiresAt)}，${whenZh(one)}；${autoZh(one)}`,
    })),
    action: actionOf(services, shop, { one: "去续费", many: "看到期日历" }),
    after: [
      ...(lapsedDomain(services)
        ? [
            "域名过期后会停止解析。多数后缀过期后约 30 天内还能按原价续费；再往后进入赎回期，赎回要另付一笔高得多的费用；赎回期过后域名会被删除，谁都可以注册。",
          ]
        : []),
      ...(lapsedOther(services) ? ["主机、数据库、邮局和云主机过期后会停用，数据只保留一段时间，请尽快续费。"] : []),
    ],
  };
}

function en({ services }: Params, shop: MailShop): MailContent {
  const [first] = services;
  const single = services.length === 1 && first ? `${first.name} ${whenEn(first)}` : null;
  return {
    subject: single ?? `${services.length} services are about to expire, ${first?.name} first`,
    paragraphs: [
      single ? `Your ${single}.` : "These services of yours are about to expire, or just have:",
      services.some(needsHand)
        ? "Renew before the expiry to keep using them."
        : "They renew themselves; please keep enough money in the wallet.",
    ],
    facts: services.map((one) => ({
      label: one.name,
      value: `${shanghaiDay(one.expiresAt)}, ${whenEn(one)}; ${autoEn(one)}`,
    })),
    action: actionOf(services, shop, { one: "Renew", many: "See the expiry calendar" }),
    after: [
      ...(lapsedDomain(services)
        ? [
            "A domain stops resolving once it has expired. For most suffixes it can be renewed at the usual price for about 30 days; then redemption begins, which costs far more on top; after that it is deleted and anybody may register it.",
          ]
        : []),
      ...(lapsedOther(services)
        ? [
            "Hosting, databases, mail and cloud servers stop when they expire, and their data is kept for a short time only. Please renew soon.",
          ]
        : []),
    ],
  };
}

/** What expires soon or just has, all of a customer's in one mail, and whether it renews itself. */
export const expiryMail = mailTemplate<Params>({ name: "services.expiry", priority: PRIORITY.bulk, zh, en });
