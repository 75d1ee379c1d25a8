import { mailTemplate } from "../template";

/** To a new member of staff: set a password, then sign in. */
export const staffInvitation = mailTemplate({
  name: "customers.staff-invitation",
  write: (t, { name, url, hours }: { name: string; url: string; hours: number }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: name,
    paragraphs: [t("what")],
    action: { label: t("action"), url },
    after: [t("valid", { hours })],
  }),
});
