import { type Fen, formatFen } from "@/lib/core/money";
import { mailTemplate } from "@/lib/notify/template";

interface WrittenPaper {
  paperId: string;
  number: string;
  /** The order's number. */
  order: string;
  totalFen: Fen;
}

/** An order's receipt was written. */
export const receiptMail = mailTemplate({
  name: "papers.receipt",
  write: (t, { paperId, number, order, totalFen }: WrittenPaper, shop) => ({
    subject: t("subject", { number, order }),
    paragraphs: [t("what", { order })],
    facts: [
      { label: t("number"), value: number },
      { label: t("amount"), value: formatFen(totalFen) },
    ],
    action: { label: t("action"), url: `${shop.url}/account/papers/${paperId}` },
    after: [t("notInvoice")],
  }),
});

/** A refund's credit note was written. */
export const creditNoteMail = mailTemplate({
  name: "papers.credit-note",
  write: (t, { paperId, number, order, totalFen, receipt }: WrittenPaper & { receipt: string }, shop) => ({
    subject: t("subject", { number, order }),
    paragraphs: [t("what", { order, receipt })],
    facts: [
      { label: t("number"), value: number },
      { label: t("amount"), value: formatFen(totalFen) },
    ],
    action: { label: t("action"), url: `${shop.url}/account/papers/${paperId}` },
  }),
});
