import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

/** An item was refused or came to nothing: the money is back. */
export const itemRefundedMail = mailTemplate<{
  name: string;
  price: string;
  orderId: string;
  number: string;
  why: { zh: string; en: string };
}>({
  name: "orders.item-refunded",
  zh: ({ name, price, orderId, number, why }, shop) => ({
    subject: `${name} 没有办成，${price} 已退回钱包`,
    paragraphs: [`订单 ${number} 里的 ${name} 没有办成。`, why.zh, `${price} 已经退回您的钱包，可以马上再用。`],
    action: { label: "查看订单", url: `${shop.url}/account/orders/${orderId}` },
  }),
  en: ({ name, price, orderId, number, why }, shop) => ({
    subject: `${name} was not bought; ${price} is back in your wallet`,
    paragraphs: [
      `${name} in order ${number} was not bought.`,
      why.en,
      `${price} is back in your wallet and can be used at once.`,
    ],
    action: { label: "See the order", url: `${shop.url}/account/orders/${orderId}` },
  }),
});

/** An item is done. */
export const itemDoneMail = mailTemplate<{
  name: string;
  years: number;
  renewed: boolean;
  serviceId: string;
  number: string;
}>({
  name: "orders.item-done",
  zh: ({ name, years, renewed, serviceId, number }, shop) => ({
    subject: renewed ? `${name} 已续费 ${years} 年` : `${name} 已注册成功`,
    paragraphs: [
      renewed
        ? `订单 ${number} 里的 ${name} 已续费 ${years} 年。`
        : `订单 ${number} 里的 ${name} 已经注册到您名下，期限 ${years} 年。`,
    ],
    action: { label: "管理域名", url: `${shop.url}/account/domains/${serviceId}` },
  }),
  en: ({ name, years, renewed, serviceId, number }, shop) => ({
    subject: renewed ? `${name} is renewed` : `${name} is yours`,
    paragraphs: [
      renewed
        ? `${name} in order ${number} is renewed for ${years} year${years === 1 ? "" : "s"}.`
        : `${name} in order ${number} is registered for you, for ${years} year${years === 1 ? "" : "s"}.`,
    ],
    action: { label: "Manage the domain", url: `${shop.url}/account/domains/${serviceId}` },
  }),
});

/** Staff gave money of a done item back. */
export const refundGivenMail = mailTemplate<{
  name: string;
  number: string;
  orderId: string;
  amountFen: Fen;
  reason: string;
}>({
  name: "orders.refund-given",
  zh: ({ name, number, orderId, amountFen, reason }, shop) => ({
    subject: `退款 ${formatFen(amountFen)} 已到您的钱包`,
    paragraphs: [`订单 ${number} 里的 ${name} 退款 ${formatFen(amountFen)}，已经到您的钱包。`, `原因：${reason}`],
    action: { label: "查看订单", url: `${shop.url}/account/orders/${orderId}` },
  }),
  en: ({ name, number, orderId, amountFen, reason }, shop) => ({
    subject: `${formatFen(amountFen)} refunded to your wallet`,
    paragraphs: [`${formatFen(amountFen)} for ${name} in order ${number} is back in your wallet.`, `Reason: ${reason}`],
    action: { label: "See the order", url: `${shop.url}/account/orders/${orderId}` },
  }),
});
