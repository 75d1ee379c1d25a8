import { mailTemplate } from "../template";

interface Guesses {
  name: string;
  what: "password" | "second_factor";
  resetUrl: string;
  securityUrl: string;
}

/** To the owner of an account whose password or second factor is being guessed from addresses that it never used. */
export const guessesMail = mailTemplate({
  name: "customers.guesses",
  write: (t, { name, what, resetUrl, securityUrl }: Guesses, shop) => ({
    subject: t(`${what}.subject`, { shop: shop.name }),
    greets: name,
    paragraphs: [t(`${what}.what`), t(`${what}.advice`)],
    action: { label: t(`${what}.action`), url: what === "password" ? securityUrl : resetUrl },
    after: what === "password" ? [t("newPlace", { url: resetUrl })] : [],
  }),
});
