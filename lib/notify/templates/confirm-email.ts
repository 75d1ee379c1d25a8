import { mailTemplate } from "../template";

/** To a new customer: proves that the address is theirs. Without the name, which anybody may have typed. */
export const confirmEmail = mailTemplate({
  name: "customers.confirm-email",
  write: (t, { url, hours }: { url: string; hours: number }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: "",
    paragraphs: [t("confirm", { shop: shop.name })],
    action: { label: t("action"), url },
    after: [t("valid", { hours }), t("notYou")],
  }),
});
