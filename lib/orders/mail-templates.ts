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

/** The losing registrar refused the transfer code: only the customer can get another one. */
export const transferCodeMail = mailTemplate<{ name: string; orderId: string; number: string }>({
  name: "orders.transfer-code",
  zh: ({ name, orderId, number }, shop) => ({
    subject: `${name} 的转移密码不对，请给一个新的`,
    paragraphs: [
      `订单 ${number} 里的 ${name} 还没有转入：现在的注册商不认这个转移密码。`,
      "请向现在的注册商重新要一个，填到订单页面，转入就会继续，不再收费。不想转了，也可以在那里取消。",
    ],
    action: { label: "填新的转移密码", url: `${shop.url}/account/orders/${orderId}` },
  }),
  en: ({ name, orderId, number }, shop) => ({
    subject: `The transfer code of ${name} was refused; a new one is needed`,
    paragraphs: [
      `${name} in order ${number} has not been transferred yet: its present registrar refused the transfer code.`,
      "Ask that registrar for another one and enter it on the order's page; the transfer goes on at no further charge. You can also cancel it there.",
    ],
    action: { label: "Enter the new code", url: `${shop.url}/account/orders/${orderId}` },
  }),
});

interface Done {
  name: string;
  line: string;
  action: "purchase" | "renew" | "upgrade" | "transfer";
  years: number;
  months: number;
  serviceId: string;
  number: string;
}

const termZh = ({ years, months }: Done) =>
  [years > 0 ? `${years} 年` : "", months > 0 ? `${months} 个月` : ""].filter(Boolean).join(" ");
const plural = (count: number, one: string) => (count > 0 ? `${count} ${one}${count === 1 ? "" : "s"}` : "");
const termEn = ({ years, months }: Done) =>
  [plural(years, "year"), plural(months, "month")].filter(Boolean).join(" and ");

function doneZh(item: Done): { subject: string; told: string } {
  const { name, line, action } = item;
  if (action === "renew") return { subject: `${name} 已续费 ${termZh(item)}`, told: `已续费 ${termZh(item)}` };
  if (action === "upgrade") return { subject: `${name} 已升级`, told: "已经升级，到期日不变" };
  if (action === "transfer") return { subject: `${name} 已转入`, told: "已经转到您名下，并续了一年" };
  if (line === "domain") return { subject: `${name} 已注册成功`, told: `已经注册到您名下，期限 ${termZh(item)}` };
  return { subject: `${name} 已开通`, told: `已经开通，期限 ${termZh(item)}` };
}

function doneEn(item: Done): { subject: string; told: string } {
  const { name, line, action } = item;
  if (action === "renew") return { subject: `${name} is renewed`, told: `is renewed for ${termEn(item)}` };
  if (action === "upgrade") return { subject: `${name} is upgraded`, told: "is upgraded; its expiry stays as it was" };
  if (action === "transfer") {
    return { subject: `${name} has been transferred`, told: "is with us now, renewed for a year" };
  }
  if (line === "domain") return { subject: `${name} is yours`, told: `is registered for you, for ${termEn(item)}` };
  return { subject: `${name} is ready`, told: `is ready, for ${termEn(item)}` };
}

const doneUrl = ({ line, serviceId }: Done, shopUrl: string) =>
  `${shopUrl}/account/${line === "domain" ? "domains" : "services"}/${serviceId}`;

/** An item is done. */
export const itemDoneMail = mailTemplate<Done>({
  name: "orders.item-done",
  zh: (item, shop) => ({
    subject: doneZh(item).subject,
    paragraphs: [`订单 ${item.number} 里的 ${item.name} ${doneZh(item).told}。`],
    action: { label: item.line === "domain" ? "管理域名" : "管理服务", url: doneUrl(item, shop.url) },
  }),
  en: (item, shop) => ({
    subject: doneEn(item).subject,
    paragraphs: [`${item.name} in order ${item.number} ${doneEn(item).told}.`],
    action: {
      label: item.line === "domain" ? "Manage the domain" : "Manage the service",
      url: doneUrl(item, shop.url),
    },
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
