import { type Fen, formatFen, yuanText } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import type { MailTexts } from "@/lib/notify/mail-texts";
import { type MailContent, type MailShop, mailTemplate } from "@/lib/notify/template";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import { servicePath } from "@/lib/services/service-path";

/** A service that was not renewed, and why. */
export interface TroubledService {
  serviceId: string;
  productLine: string;
  name: string;
  expiresAt: Date;
  daysLeft: number;
  trouble: { kind: AutoRenewTrouble; priceFen?: Fen; ceilingFen?: Fen; missingFen?: Fen };
}

interface Params {
  /** All services of one customer that one run found; the one that expires first on top. */
  services: readonly TroubledService[];
}

type Texts = MailTexts<"orders.auto-renew-trouble">;

const money = (fen: Fen | undefined) => formatFen(fen ?? 0n);
const topUpUrl = (shop: MailShop, missingFen: Fen = 0n) =>
  `${shop.url}/account/wallet/top-up?amount=${yuanText(missingFen)}`;
const pageOf = ({ serviceId }: TroubledService, shop: MailShop) => `${shop.url}${servicePath(serviceId)}`;
const renewUrl = (service: TroubledService, shop: MailShop) => `${pageOf(service, shop)}/renew`;

/** The page on which the customer can resolve the trouble. */
const URLS: Record<AutoRenewTrouble, (service: TroubledService, shop: MailShop) => string> = {
  ceiling: (service, shop) => `${pageOf(service, shop)}#auto-renew`,
  wallet: ({ trouble }, shop) => topUpUrl(shop, trouble.missingFen),
  price: renewUrl,
  busy: renewUrl,
  refused: renewUrl,
  not_renewable: renewUrl,
};

/** What is wrong, and what to do. */
function say(t: Texts, { trouble }: TroubledService): { what: string; advice: string } {
  const { kind, priceFen, ceilingFen, missingFen } = trouble;
  const sums = { price: money(priceFen), ceiling: money(ceilingFen), missing: money(missingFen) };
  return { what: t(`trouble.${kind}.what`, sums), advice: t(`trouble.${kind}.advice`) };
}

/** A top-up when all of them lack money; else the page from which each service can be reached. */
function actionForAll(t: Texts, services: Params["services"], shop: MailShop): MailContent["action"] {
  return services.every(({ trouble }) => trouble.kind === "wallet")
    ? { label: t("trouble.wallet.action"), url: topUpUrl(shop, missingForAll(services)) }
    : { label: t("actionOfMany"), url: `${shop.url}/account/calendar` };
}

/** What all of them lack together: each `missingFen` was computed alone against the same balance. */
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

function ofOne(t: Texts, service: TroubledService, shop: MailShop): MailContent {
  const { name, expiresAt, daysLeft: days, trouble } = service;
  const day = shanghaiDay(expiresAt);
  const { what, advice } = say(t, service);
  return {
    subject: t("subject", { name, day }),
    paragraphs: [what, advice],
    facts: [
      { label: t("service"), value: name },
      { label: t("expires"), value: t("expiry", { day, days }) },
    ],
    action: { label: t(`trouble.${trouble.kind}.action`), url: URLS[trouble.kind](service, shop) },
  };
}

function ofMany(t: Texts, services: Params["services"], shop: MailShop): MailContent {
  return {
    subject: t("subjectOfMany", { count: services.length, name: services[0]?.name ?? "" }),
    paragraphs: [t("whatOfMany")],
    facts: services.map((service) => ({
      label: service.name,
      value: t("ofOne", {
        day: shanghaiDay(service.expiresAt),
        days: service.daysLeft,
        ...say(t, service),
      }),
    })),
    action: actionForAll(t, services, shop),
  };
}

/** Services that should be renewed automatically were not: why, until when there is time, and what to do. */
export const autoRenewTroubleMail = mailTemplate({
  name: "orders.auto-renew-trouble",
  write: (t, { services }: Params, shop) => {
    const [first] = services;
    return first && services.length === 1 ? ofOne(t, first, shop) : ofMany(t, services, shop);
  },
});
