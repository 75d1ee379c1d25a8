import { clockText } from "@/lib/notify/clock-text";
import { mailTemplate } from "@/lib/notify/template";

interface TokenNotice {
  /** Whom the mail greets. */
  name: string;
  token: string;
  what: "created" | "revoked";
  at: Date;
  ip: string;
  /** The page of tokens. */
  url: string;
}

/** Tells the owner that an API token was made or revoked, so that they notice a stranger's. */
export const tokenMail = mailTemplate({
  name: "tokens.changed",
  write: (t, { name, token, what, at, ip, url }: TokenNotice, shop, locale) => ({
    subject: t(`${what}.subject`, { shop: shop.name }),
    greets: name,
    paragraphs: [t(`${what}.what`)],
    facts: [
      { label: t("token"), value: token },
      { label: t("when"), value: clockText(at, locale) },
      { label: t("from"), value: ip },
    ],
    action: { label: t("action"), url },
    after: [t("notYou")],
  }),
});
