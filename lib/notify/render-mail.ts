import type { MailContent, MailLocale, MailShop } from "./template";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function contactLine(shop: MailShop, locale: MailLocale): string {
  const ways = [shop.supportPhone, shop.supportEmail].filter(Boolean).join(locale === "zh" ? "，" : ", ");
  if (!ways) return shop.url;
  return locale === "zh" ? `客服 ${ways}` : `Support: ${ways}`;
}

/** Lays a mail out as plain text and as simple HTML that says the same. Everything that comes from people is escaped. */
export function renderMail(
  content: MailContent,
  shop: MailShop,
  locale: MailLocale,
): { subject: string; text: string; html: string } {
  return {
    // A line break in a subject could add headers.
    subject: content.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200),
    text: renderText(content, shop, locale),
    html: renderHtml(content, shop, locale),
  };
}

function renderText(content: MailContent, shop: MailShop, locale: MailLocale): string {
  const colon = locale === "zh" ? "：" : ": ";
  const blocks = [
    ...content.paragraphs,
    ...(content.facts?.length ? [content.facts.map((fact) => `${fact.label}${colon}${fact.value}`).join("\n")] : []),
    ...(content.action ? [`${content.action.label}\n${content.action.url}`] : []),
    ...(content.after ?? []),
    `${shop.name}\n${contactLine(shop, locale)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderHtml(content: MailContent, shop: MailShop, locale: MailLocale): string {
  const p = (text: string, style = "") => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
  const facts = (content.facts ?? [])
    .map(
      (fact) =>
        `<tr><td style="padding:6px 16px 6px 0;color:#6b6660;white-space:nowrap">${escapeHtml(fact.label)}</td>` +
        `<td style="padding:6px 0">${escapeHtml(fact.value)}</td></tr>`,
    )
    .join("");
  const action = content.action;
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:12px 20px;` +
      `background:#f59e0b;color:#1c1917;font-weight:600;text-decoration:none;border-radius:4px">${escapeHtml(action.label)}</a></p>` +
      `<p style="margin:0 0 16px;font-size:13px;color:#6b6660;word-break:break-all">${escapeHtml(action.url)}</p>`
    : "";
  const body = [
    ...content.paragraphs.map((text) => p(text)),
    facts ? `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">${facts}</table>` : "",
    button,
    ...(content.after ?? []).map((text) => p(text, "font-size:13px;color:#6b6660;")),
  ].join("\n");
  return `<!doctype html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(content.subject)}</title></head>
<body style="margin:0;background:#faf9f7;color:#1c1917;font:16px/1.6 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<p style="margin:0 0 24px;font-weight:600;border-bottom:1px solid #ddd8d0;padding-bottom:12px">${escapeHtml(shop.name)}</p>
${body}
<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #ddd8d0;font-size:13px;color:#6b6660">${escapeHtml(shop.name)}<br>${escapeHtml(contactLine(shop, locale))}</p>
</div>
</body>
</html>
`;
}
