import { mailTemplate } from "../template";

/** To a customer whose account came from another shop: where it is now, and how to sign in. */
export const accountMoved = mailTemplate({
  name: "customers.account-moved",
  write: (t, { name, url, hours }: { name: string; url: string; hours: number }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: name,
    paragraphs: [t("what", { shop: shop.name }), t("password")],
    action: { label: t("action"), url },
    after: [t("valid", { hours })],
  }),
});
