import type { Messages } from "next-intl";
import { sayFirst, unchecked } from "@/messages/unchecked";
import { clockText } from "../clock-text";
import { mailTemplate } from "../template";

export type SecurityChange = keyof Messages["mails"]["customers"]["security-notice"]["change"];

interface Notice {
  name: string;
  change: SecurityChange;
  at: Date;
  ip: string;
  url: string;
}

/** Tells the owner that something about signing in changed, so that they notice a stranger's change. */
export const securityNotice = mailTemplate({
  name: "customers.security-notice",
  write: (t, { name, change, at, ip, url }: Notice, shop, locale) => ({
    subject: t("subject", { shop: shop.name, change: t(`change.${change}`) }),
    greets: name,
    paragraphs: [t("what", { change: t(`change.${change}`) })],
    facts: [
      { label: t("when"), value: clockText(at, locale) },
      { label: t("from"), value: ip },
    ],
    after: [sayFirst(unchecked(t), [`notYou.${change}`, "notYou.other"], { url })],
  }),
});
