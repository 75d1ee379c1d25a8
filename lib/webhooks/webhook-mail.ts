import { clockText } from "@/lib/notify/clock-text";
import { mailTemplate } from "@/lib/notify/template";

export interface WebhookNotice {
  /** Whom the mail greets; "": nobody by name. */
  name: string;
  what: "added" | "moved" | "rotated" | "disabled";
  /** Without what may be secret in it. */
  address: string;
  at: Date;
  /** The webhook's page. */
  url: string;
}

/** Tells the owner that a webhook was added or changed, so that they notice a stranger's, or that it was disabled. */
export const webhookMail = mailTemplate({
  name: "webhooks.changed",
  write: (t, { name, what, address, at, url }: WebhookNotice, shop, locale) => ({
    subject: t(`${what}.subject`, { shop: shop.name }),
    greets: name,
    paragraphs: [t(`${what}.what`)],
    facts: [
      { label: t("address"), value: address },
      { label: t("when"), value: clockText(at, locale) },
    ],
    action: { label: t("action"), url },
    after: what === "disabled" ? [] : [t("notYou")],
  }),
});
