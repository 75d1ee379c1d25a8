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
