import { type MailShop, mailTemplate } from "@/lib/notify/template";

interface Reviewed {
  registrant: string;
  registrantId: string;
}

const pageOf = ({ registrantId }: Reviewed, shop: MailShop) => `${shop.url}/account/registrants/${registrantId}`;

/** The real-name review has passed. */
export const reviewPassedMail = mailTemplate({
  name: "registrants.review-passed",
  write: (t, reviewed: Reviewed, shop) => ({
    subject: t("subject", { registrant: reviewed.registrant }),
    paragraphs: [t("what", { registrant: reviewed.registrant }), t("deleted")],
    action: { label: t("action"), url: pageOf(reviewed, shop) },
  }),
});

/** The reviewer refused the documents. */
export const reviewRefusedMail = mailTemplate({
  name: "registrants.review-refused",
  write: (t, { memo, ...reviewed }: Reviewed & { memo: string }, shop) => ({
    subject: t("subject", { registrant: reviewed.registrant }),
    paragraphs: [t("what", { registrant: reviewed.registrant }), memo ? t("memo", { memo }) : t("noMemo"), t("next")],
    action: { label: t("action"), url: pageOf(reviewed, shop) },
  }),
});

/** The documents did not arrive at the registry; they are kept, and the customer submits them again. */
export const reviewLostMail = mailTemplate({
  name: "registrants.review-lost",
  write: (t, reviewed: Reviewed, shop) => ({
    subject: t("subject", { registrant: reviewed.registrant }),
    paragraphs: [t("what", { registrant: reviewed.registrant }), t("next")],
    action: { label: t("action"), url: pageOf(reviewed, shop) },
  }),
});
