import { type Fen, formatFen } from "@/lib/core/money";
import { reasonSentence } from "@/lib/notify/reason-sentence";
import { type MailShop, mailTemplate } from "@/lib/notify/template";
import type { Reason } from "@/lib/purchasing/contract";
import { servicePath } from "@/lib/services/service-path";
import { sayFirst, unchecked } from "@/messages/unchecked";

interface Ordered {
  /** What was ordered, as customers read it. */
  name: string;
  orderId: string;
  /** The order's number. */
  number: string;
}

const orderUrl = (shop: MailShop, { orderId }: Ordered) => `${shop.url}/account/orders/${orderId}`;

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

interface Done {
  name: string;
  number: string;
  productLine: string;
  action: string;
  years: number;
  months: number;
  serviceId: string;
}

/** An item is done. A product line that has its own word for an action (a domain is "registered") has texts under its id. */
export const itemDoneMail = mailTemplate({
  name: "orders.item-done",
  write: (t, { name, number, productLine, action, years, months, serviceId }: Done, shop) => {
    const term = t(years === 0 ? "term.months" : months === 0 ? "term.years" : "term.both", { years, months });
    const say = (part: "subject" | "what") =>
      sayFirst(unchecked(t), [`${part}.${productLine}.${action}`, `${part}.${action}`], { name, number, term });
    return {
      subject: say("subject"),
      paragraphs: [say("what")],
      action: {
        label: sayFirst(unchecked(t), [`action.${productLine}`, "action.other"]),
        url: `${shop.url}${servicePath(serviceId)}`,
      },
    };
  },
});

/** Staff refunded money of a done item. */
export const refundGivenMail = mailTemplate({
  name: "orders.refund-given",
  write: (t, item: Ordered & { amountFen: Fen; reason: string }, shop) => {
    const amount = formatFen(item.amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { name: item.name, number: item.number, amount }), t("reason", { reason: item.reason })],
      action: { label: t("action"), url: orderUrl(shop, item) },
    };
  },
});
