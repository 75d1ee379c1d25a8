import type { Language } from "@/messages/languages";
import { greet } from "./greet";
import { type LaidOut, MailLayout } from "./mail-layout";
import { type MailTexts, mailTexts } from "./mail-texts";
import type { MailContent, MailShop } from "./template";

let renderer: Promise<typeof import("react-dom/server")> | undefined;

/**
 * Imported dynamically, because Next refuses a static import in a route's modules; kept, because importing again takes longer than
 * a mail.
 */
function loadRenderer(): Promise<typeof import("react-dom/server")> {
  renderer ??= import("react-dom/server");
  return renderer;
}

/** Lays a mail out as plain text and as HTML that says the same. Everything that comes from people is escaped. */
export async function renderMail(
  content: MailContent,
  shop: MailShop,
  locale: Language,
): Promise<{ subject: string; text: string; html: string }> {
  const { renderToStaticMarkup } = await loadRenderer();
  const t = mailTexts("layout", locale);
  const { greets, paragraphs, facts = [], action, after = [] } = content;
  // A line break in a subject could add headers.
  const subject = content.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200);
  const before = greets === undefined ? paragraphs : [greet(t, greets), ...paragraphs];
  const mail: LaidOut = { subject, before, facts, action, after, shop: shop.name, contact: contactLine(t, shop) };
  return {
    subject,
    text: renderText(t, mail),
    html: `<!doctype html>${renderToStaticMarkup(MailLayout({ ...mail, locale }))}`,
  };
}

function contactLine(t: MailTexts<"layout">, { supportPhone, supportEmail, url }: MailShop): string {
  const contacts = [supportPhone, supportEmail].filter(Boolean).join(t("comma"));
  return contacts ? t("support", { contacts }) : url;
}

function renderText(t: MailTexts<"layout">, { before, facts, action, after, shop, contact }: LaidOut): string {
  const blocks = [
    ...before,
    facts.map(({ label, value }) => t("fact", { label, value })).join("\n"),
    action ? `${action.label}\n${action.url}` : "",
    ...after,
    `${shop}\n${contact}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}
