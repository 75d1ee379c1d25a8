import { clockText } from "../clock-text";
import { mailTemplate } from "../template";

/** To the new address: proves that it is theirs. Without the name, because the address may be anybody's. */
export const changeEmailConfirm = mailTemplate({
  name: "customers.change-email",
  write: (t, { url, minutes }: { url: string; minutes: number }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: "",
    paragraphs: [t("what")],
    action: { label: t("action"), url },
    after: [t("valid", { minutes }), t("notYou")],
  }),
});

/** To the owner of an address that another account wanted to take. */
export const emailTaken = mailTemplate({
  name: "customers.email-taken",
  write: (t, { name }: { name: string }, shop) => ({
    subject: t("subject", { shop: shop.name }),
    greets: name,
    paragraphs: [t("what")],
    after: [t("nothingToDo")],
  }),
});

interface ChangeAsked {
  name: string;
  newEmail: string;
  at: Date;
  ip: string;
  url: string;
  minutes: number;
}

/** To the present address when a change is asked for; its link sets a new password, which stops the change. */
export const emailChangeAsked = mailTemplate({
  name: "customers.email-change-asked",
  write: (t, { name, newEmail, at, ip, url, minutes }: ChangeAsked, shop, locale) => ({
    subject: t("subject", { shop: shop.name }),
    greets: name,
    paragraphs: [t("what", { newEmail }), t("notYou")],
    facts: [
      { label: t("when"), value: clockText(at, locale) },
      { label: t("from"), value: ip },
    ],
    action: { label: t("action"), url },
    after: [t("valid", { minutes })],
  }),
});
