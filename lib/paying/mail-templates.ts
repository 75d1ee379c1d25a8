import { createTranslator } from "next-intl";
import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";
import { disputeReasonText } from "@/messages/dispute-reason-text";
import en from "@/messages/en/payment-refunds.json";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/payment-refunds.json";
import type { PayoutView } from "./payout-contract";

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

/** Somebody wanted to pay by the customer's link, but its order can't be placed as it was. */
export const linkEndedMail = mailTemplate({
  name: "paying.link-ended",
  write: (t, { amountFen }: Pick<Arrived, "amountFen">, shop) => ({
    subject: t("subject", { amount: formatFen(amountFen) }),
    paragraphs: [t("what")],
    action: { label: t("action"), url: `${shop.url}/checkout` },
  }),
});

interface ArrivedAlone extends Arrived {
  paymentId: string;
  /** It was to place an order. */
  forOrder: boolean;
}

/** A payment through a gateway arrived, and no order was placed with it. */
export const paymentPaidMail = mailTemplate({
  name: "paying.paid",
  write: (t, { amountFen, number, paymentId, forOrder, byLink }: ArrivedAlone, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t(byLink ? "whatByLink" : "what", { amount, number }), ...(forOrder ? [t("noOrder")] : [])],
      action: forOrder
        ? { label: t("actionPayment"), url: `${shop.url}/account/payments/${paymentId}` }
        : { label: t("action"), url: `${shop.url}/account/wallet` },
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

type PayoutFacts = Pick<
  PayoutView,
  "state" | "number" | "amountFen" | "beneficiary" | "bank" | "accountLast" | "bankSerial" | "note"
>;

/** A payout to the customer's bank stands otherwise than before. */
export const payoutMail = mailTemplate({
  name: "paying.payout",
  write: (t, { state, number, amountFen, beneficiary, bank, accountLast, bankSerial, note }: PayoutFacts, shop) => {
    const amount = formatFen(amountFen);
    const to = t("account", { beneficiary, bank, last: accountLast });
    return {
      subject: t(`subject.${state}`, { amount }),
      paragraphs: [t(`what.${state}`, { amount }), ...(note ? [t("reason", { reason: note })] : [])],
      facts: [
        { label: t("number"), value: number },
        { label: t("to"), value: to },
        ...(bankSerial ? [{ label: t("serial"), value: bankSerial }] : []),
      ],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

interface DisputeFacts {
  amountFen: Fen;
  /** The number of the payment. */
  number: string;
  outcome: "taken" | "returned";
}

/** The payer's bank has taken a payment back from the shop, or has given it back after all. */
export const paymentDisputedMail = mailTemplate({
  name: "paying.disputed",
  write: (t, { amountFen, number, outcome }: DisputeFacts, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t(`subject.${outcome}`, { amount }),
      paragraphs: [t(`what.${outcome}`, { amount, number }), ...(outcome === "taken" ? [t("next")] : [])],
      action: { label: t("action"), url: `${shop.url}/account/wallet` },
    };
  },
});

interface StaffDisputeFacts {
  amountFen: Fen;
  number: string;
  /** Whose payment it was. */
  customer: string;
  /** The gateway's code for why; "" where it gave none. */
  reason: string;
  outcome: "inquiry" | "opened" | "taken" | "returned" | "lost" | "question";
}

/** To those of the staff who decide about money: a payment is disputed, or a dispute has come further. */
export const staffDisputeMail = mailTemplate({
  name: "paying.disputed-staff",
  write: (t, { amountFen, number, customer, reason, outcome }: StaffDisputeFacts, shop, locale) => {
    const amount = formatFen(amountFen);
    const messages = locale === "en" ? en : zh;
    // The words that the admin area has for them, so that both say the same.
    const reasons = unchecked(createTranslator({ locale, messages, namespace: "disputeReason" }));
    return {
      subject: t(`subject.${outcome}`, { amount, number }),
      paragraphs: [t(`what.${outcome}`, { amount, number })],
      facts: [
        { label: t("customer"), value: customer },
        { label: t("why"), value: disputeReasonText(reasons, reason) },
      ],
      action: { label: t("action"), url: `${shop.url}/admin/refunds` },
    };
  },
});
