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
  /** Where a new password is asked for. */
  url: string;
  /** With a new password: how many API tokens and webhooks go on working, if any, and the page where they are ended. */
  programs?: { tokens: number; webhooks: number; url: string } | null;
}

/** Tells the owner that something about signing in changed, so that they notice a stranger's change. */
export const securityNotice = mailTemplate({
  name: "customers.security-notice",
  write: (t, { name, change, at, ip, url, programs }: Notice, shop, locale) => ({
    subject: t("subject", { shop: shop.name, change: t(`change.${change}`) }),
    greets: name,
    paragraphs: [
      t("what", { change: t(`change.${change}`) }),
      ...(programs ? [t(`programs.${programsKind(programs)}`, programs)] : []),
    ],
    facts: [
      { label: t("when"), value: clockText(at, locale) },
      { label: t("from"), value: ip },
    ],
    ...(programs
      ? { action: { label: t(`programs.${programs.tokens > 0 ? "toTokens" : "toWebhooks"}`), url: programs.url } }
      : {}),
    after: [sayFirst(unchecked(t), [`notYou.${change}`, "notYou.other"], { url })],
  }),
});

function programsKind({ tokens, webhooks }: { tokens: number; webhooks: number }): "tokens" | "webhooks" | "both" {
  if (tokens > 0 && webhooks > 0) return "both";
  return tokens > 0 ? "tokens" : "webhooks";
}
