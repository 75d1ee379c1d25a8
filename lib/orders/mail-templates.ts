import { type Fen, formatFen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import type { MailTexts } from "@/lib/notify/mail-texts";
import { reasonSentence } from "@/lib/notify/reason-sentence";
import { type MailShop, mailTemplate } from "@/lib/notify/template";
import type { Reason } from "@/lib/purchasing/contract";
import { servicePath } from "@/lib/services/service-path";
import type { Language } from "@/messages/languages";
import { sayFirst, unchecked } from "@/messages/unchecked";

interface Ordered {
  /** What was ordered, as customers read it. */
  name: string;
  orderId: string;
  /** The order's number. */
  number: string;
}

const orderUrl = (shop: MailShop, { orderId }: Pick<Ordered, "orderId">) => `${shop.url}/account/orders/${orderId}`;

/** An item was refunded, with the reason. */
export const itemRefundedMail = mailTemplate({
  name: "orders.item-refunded",
  write: (t, item: Ordered & { productLine: string; priceFen: Fen; reason: Reason }, shop, locale) => {
    const { name, number } = item;
    const price = formatFen(item.priceFen);
    return {
      subject: t("subject", { name, price }),
      paragraphs: [
        t("what", { name, number }),
        reasonSentence(item.productLine, item.reason, locale),
        t("money", { price }),
      ],
      action: { label: t("action"), url: orderUrl(shop, item) },
    };
  },
});

/** The losing registrar refused the transfer code: only the customer can get another one. */
export const transferCodeMail = mailTemplate({
  name: "orders.transfer-code",
  write: (t, item: Ordered, shop) => ({
    subject: t("subject", { name: item.name }),
    paragraphs: [t("what", { name: item.name, number: item.number }), t("next")],
    action: { label: t("action"), url: orderUrl(shop, item) },
  }),
});

/** An item that is done, as its mail shows it. */
export interface DoneItem {
  name: string;
  /** The ordered configuration in words; "" where there is none. */
  details: string;
  productLine: string;
  action: string;
  years: number;
  months: number;
  priceFen: Fen;
  expiresAt: Date | null;
  serviceId: string;
  /** The state of the registrant's real-name review where the suffix asks for one that has not passed; else null. */
  realName: "none" | "checking" | "unpass" | null;
}

interface DoneItems {
  number: string;
  orderId: string;
  items: readonly DoneItem[];
  /** How many items of the order are not final yet. */
  openCount: number;
}

type DoneTexts = MailTexts<"orders.items-done">;

/** Items of one order that are done. A product line that has its own word for an action (a domain is "registered") has texts under its id. */
export const itemsDoneMail = mailTemplate({
  name: "orders.items-done",
  write: (t, order: DoneItems, shop, locale) => {
    const { items, number, openCount } = order;
    const [first] = items;
    const rest = openCount > 0 ? [t("rest", { count: openCount })] : [];
    if (first && items.length === 1) {
      const { serviceId, productLine } = first;
      return {
        subject: sayDone(t, "subject", first, number),
        paragraphs: [sayDone(t, "what", first, number), ...realNameSentences(t, items, locale), ...rest],
        facts: [
          ...(first.details ? [{ label: t("configuration"), value: first.details }] : []),
          { label: t("amount"), value: formatFen(first.priceFen) },
          ...(first.expiresAt ? [{ label: t("expires"), value: shanghaiDay(first.expiresAt) }] : []),
        ],
        action: {
          label: sayFirst(unchecked(t), [`action.${productLine}`, "action.other"]),
          url: `${shop.url}${servicePath(serviceId)}`,
        },
      };
    }
    const count = items.length;
    return {
      subject: t("subjectOfMany", { number, count }),
      paragraphs: [t("whatOfMany", { number, count }), ...realNameSentences(t, items, locale), ...rest],
      facts: [
        ...items.map((item) => ({ label: item.name, value: factOf(t, item, number) })),
        { label: t("total"), value: formatFen(items.reduce((sum, { priceFen }) => sum + priceFen, 0n)) },
      ],
      action: { label: t("action.order"), url: orderUrl(shop, order) },
    };
  },
});

function sayDone(t: DoneTexts, part: "subject" | "what" | "done", item: DoneItem, number: string): string {
  const { name, productLine, action, years, months } = item;
  const term = t(years === 0 ? "term.months" : months === 0 ? "term.years" : "term.both", { years, months });
  const once = years + months === 0 ? [`${part}.once.${action}`] : [];
  const keys = [`${part}.${productLine}.${action}`, ...once, `${part}.${action}`];
  return sayFirst(unchecked(t), keys, { name, number, term });
}

/** What was done with one item, its amount and its expiry, on one line. */
function factOf(t: DoneTexts, item: DoneItem, number: string): string {
  const said = sayDone(t, "done", item, number);
  const done = item.details ? t("configured", { details: item.details, done: said }) : said;
  const facts = { done, price: formatFen(item.priceFen) };
  return item.expiresAt ? t("fact", { ...facts, day: shanghaiDay(item.expiresAt) }) : t("factWithoutExpiry", facts);
}

/** Which of the domains do not resolve before their registrant's review has passed, and what to do. */
function realNameSentences(t: DoneTexts, items: readonly DoneItem[], locale: Language): string[] {
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const say = (key: "realName.missing" | "realName.checking", domains: readonly DoneItem[]) =>
    domains.length > 0 ? [t(key, { names: list.format(domains.map(({ name }) => name)) })] : [];
  return [
    ...say(
      "realName.missing",
      items.filter(({ realName }) => realName === "none" || realName === "unpass"),
    ),
    ...say(
      "realName.checking",
      items.filter(({ realName }) => realName === "checking"),
    ),
  ];
}

/** Staff refunded money of a done item. */
export const refundGivenMail = mailTemplate({
  name: "orders.refund-given",
  write: (t, item: Ordered & { amountFen: Fen; reason: string; fapiao: string | null }, shop) => {
    const amount = formatFen(item.amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [
        t("what", { name: item.name, number: item.number, amount }),
        t("reason", { reason: item.reason }),
        ...(item.fapiao === null ? [] : [t("fapiao", { fapiao: item.fapiao })]),
      ],
      action: { label: t("action"), url: orderUrl(shop, item) },
    };
  },
});
