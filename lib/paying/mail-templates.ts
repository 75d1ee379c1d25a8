import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

/** A payment through a gateway arrived, and no order was placed with it. */
export const paymentPaidMail = mailTemplate({
  name: "paying.paid",
  write: (t, { amountFen, number, forOrder }: { amountFen: Fen; number: string; forOrder: boolean }, shop) => {
    const amount = formatFen(amountFen);
    return {
      subject: t("subject", { amount }),
      paragraphs: [t("what", { amount, number }), ...(forOrder ? [t("noOrder")] : [])],
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
