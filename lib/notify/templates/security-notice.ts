import type { Messages } from "next-intl";
import { sayFirst, unchecked } from "@/messages/unchecked";
import { clockText } from "../clock-text";
import { mailTemplate } from "../template";

export type SecurityChange = keyof Messages["mails"]["customers"]["security-notice"]["change"];

interface StillWorking {
  tokens: number;
  webhooks: number;
  /** The page where tokens and webhooks are ended. */
  url: string;
  /** Where the calendar's address is replaced or turned off; null: there is none. */
  calendarUrl: string | null;
}

interface Notice {
  name: string;
  change: SecurityChange;
  at: Date;
  ip: string;
  /** Where a new password is asked for. */
  url: string;
  /** With a new password: what goes on working, if anything. */
  programs?: StillWorking | null;
}

/** Tells the owner that something about signing in changed, so that they notice a stranger's change. */
export const securityNotice = mailTemplate({
  name: "customers.security-notice",
  write: (t, { name, change, at, ip, url, programs }: Notice, shop, locale) => {
    const kind = programs ? programsKind(programs) : null;
    return {
      subject: t("subject", { shop: shop.name, change: t(`change.${change}`) }),
      greets: name,
      paragraphs: [
        t("what", { change: t(`change.${change}`) }),
        ...(programs && kind ? [t(`programs.${kind}`, { tokens: programs.tokens, webhooks: programs.webhooks })] : []),
        ...(programs?.calendarUrl ? [t("programs.calendar", { url: programs.calendarUrl })] : []),
      ],
      facts: [
        { label: t("when"), value: clockText(at, locale) },
        { label: t("from"), value: ip },
      ],
      ...(programs && kind
        ? { action: { label: t(`programs.${kind === "webhooks" ? "toWebhooks" : "toTokens"}`), url: programs.url } }
        : {}),
      after: [sayFirst(unchecked(t), [`notYou.${change}`, "notYou.other"], { url })],
    };
  },
});

/** Which of those that act or are told there are; null: none, the calendar's address alone at most. */
function programsKind({ tokens, webhooks }: StillWorking): "tokens" | "webhooks" | "both" | null {
  if (tokens > 0) return webhooks > 0 ? "both" : "tokens";
  return webhooks > 0 ? "webhooks" : null;
}
