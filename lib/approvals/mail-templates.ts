import { mailTemplate } from "@/lib/notify/template";

interface BankDetails {
  /** Asked for, and waiting for another admin; or in force. */
  state: "asked" | "changed";
  by: string;
  before: string;
  after: string;
}

const PAGES = { asked: "/admin/attention", changed: "/admin/settings/bank" } as const;

/** To every admin: the bank account that customers are told to pay to is about to change, or has changed. */
export const bankDetailsMail = mailTemplate({
  name: "approvals.bank-details",
  write: (t, { state, by, before, after }: BankDetails, shop) => ({
    subject: t(`${state}.subject`),
    paragraphs: [t(`${state}.what`), t("notMeant")],
    facts: [
      { label: t(`${state}.by`), value: by },
      { label: t("before"), value: before },
      { label: t("after"), value: after },
    ],
    action: { label: t(`${state}.action`), url: `${shop.url}${PAGES[state]}` },
  }),
});
