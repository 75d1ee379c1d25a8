import { mailTemplate } from "../template";

/** A single-use link to set a new password. */
export const resetPasswordMail = mailTemplate({
  name: "customers.reset-password",
  write: (t, { name, url, minutes }: { name: string; url: string; minutes: number }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: name,
    paragraphs: [t("what")],
    action: { label: t("action"), url },
    after: [t("valid", { minutes }), t("notYou")],
  }),
});
