import { mailTemplate } from "../template";

/** To the owner of an address that somebody registers again: the page itself must not tell that it is taken. */
export const alreadyRegistered = mailTemplate({
  name: "customers.already-registered",
  write: (t, { name, signInUrl, resetUrl }: { name: string; signInUrl: string; resetUrl: string }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: name,
    paragraphs: [t("what")],
    action: { label: t("action"), url: signInUrl },
    after: [t("reset", { url: resetUrl }), t("notYou")],
  }),
});
