import { mailTemplate } from "@/lib/notify/template";

interface Disagreement {
  count: number;
  /** The first few. */
  faults: readonly { check: string; subject: string; detail: string }[];
}

/** The nightly check found that the books do not agree; to finance and admins. */
export const booksDisagreeMail = mailTemplate({
  name: "reports.books-disagree",
  write: (t, { count, faults }: Disagreement, shop) => ({
    subject: t("subject", { count }),
    paragraphs: [t("what", { count })],
    facts: faults.map(({ check, subject, detail }) => ({ label: check, value: `${subject} ${detail}` })),
    action: { label: t("action"), url: `${shop.url}/admin/balance#books` },
  }),
});
