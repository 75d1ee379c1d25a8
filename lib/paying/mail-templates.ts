import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

interface Arrived {
  amountFen: Fen;
  number: string;
  /** Somebody else paid, by a link of the customer's. */
  byLink: boolean;
}

/** Somebody else has paid an order by the customer's link, and it was placed. */
export const linkPaidMail = mailTemplate({
  name: "paying.link-paid",
  write: (t, { amountFen, number, orderId }: Arrived & { orderId: string }, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { amount, number })],
      action: { label: t("action"), url: `${shop.url}/account/orders/${orderId}` },
    };
  },
});

/** A payment through a gateway arrived, and no order was placed with it. */
export const paymentPaidMail = mailTemplate({
  name: "paying.paid",
  write: (t, { amountFen, number, forOrder, byLink }: Arrived & { forOrder: boolean }, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t(byLink ? "whatByLink" : "what", { amount, number }), ...(forOrder ? [t("noOrder")] : [])],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

interface RefundEnd {
  amountFen: Fen;
  outcome: "done" | "rejected" | "declined";
  /** Why not. */
  reason: string;
}

/** A refund to the source has come to its end. */
export const refundEndedMail = mailTemplate({
  name: "paying.refund-ended",
  write: (t, { amountFen, outcome, reason }: RefundEnd, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t(`subject.${outcome}`, { amount }),
      paragraphs: [t(`what.${outcome}`, { amount }), ...(outcome === "declined" ? [t("reason", { reason })] : [])],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});
