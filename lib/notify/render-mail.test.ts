import { describe, expect, it } from "vitest";
import { greet } from "./greet";
import { renderMail } from "./render-mail";
import { alreadyRegistered } from "./templates/already-registered";
import { changeEmailConfirm, emailChangeAsked, emailTaken } from "./templates/change-email";
import { confirmEmail } from "./templates/confirm-email";
import { resetPasswordMail } from "./templates/reset-password";
import { securityNotice } from "./templates/security-notice";
import { staffAccountMail } from "./templates/staff-account";
import { staffInvitation } from "./templates/staff-invitation";
import { withoutTokens } from "./without-tokens";

const shop = { name: "山茶域名", url: "https://shop.example", supportPhone: "400-800-1234" };
const url = "https://shop.example/x?token=abcdefghijklmnopqrstuvwxyz0123456789";

describe("mails", () => {
  it("say the same in plain text and HTML, in both languages", () => {
    const contents = (["zh", "en"] as const).flatMap((locale) =>
      [
        confirmEmail[locale]({ url, hours: 24 }, shop),
        alreadyRegistered[locale]({ name: "林", signInUrl: url, resetUrl: url }, shop),
        resetPasswordMail[locale]({ name: "林", url, minutes: 30 }, shop),
        changeEmailConfirm[locale]({ url, minutes: 30 }, shop),
        emailChangeAsked[locale](
          { name: "林", newEmail: "new@example.com", at: "t", ip: "::1", url, minutes: 30 },
          shop,
        ),
        emailTaken[locale]({ name: "林" }, shop),
        securityNotice[locale]({ name: "林", change: "password_reset", at: "t", ip: "::1", url }, shop),
        staffInvitation[locale]({ name: "林", url, hours: 72 }, shop),
        staffAccountMail[locale]({ whose: "林", by: "单良", role: "admin", url }, shop),
      ].map((content) => ({ locale, content, mail: renderMail(content, shop, locale) })),
    );
    for (const { content, mail } of contents) {
      expect(mail.subject).toContain(shop.name);
      for (const text of [...content.paragraphs, ...(content.after ?? [])]) {
        expect(mail.text).toContain(text);
      }
      if (content.action) {
        expect(mail.text).toContain(content.action.url);
        expect(mail.html).toContain(`href="${content.action.url}"`);
      }
      expect(mail.text).toContain("400-800-1234");
      expect(mail.text).not.toMatch(/undefined|\[object/);
    }
  });

  it("escape what people wrote and keep the subject on one line", () => {
    const mail = renderMail(
      { subject: "a\r\nBcc: x@y.z\u2028b\u0000c", paragraphs: ['<script>alert("1")</script>&'] },
      { name: "<b>", url: "https://shop.example" },
      "en",
    );
    expect(mail.subject).toBe("a Bcc: x@y.z b c");
    expect(mail.html).not.toContain("<script>");
    expect(mail.html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;");
    expect(mail.html).not.toContain("<b>");
  });

  it("greet by a name on one line, or by none", () => {
    expect(greet("Lin\r\n\r\nClick https://evil.example\u2028now", "en")).toBe(
      "Hello Lin Click https://evil.example now,",
    );
    expect([greet("", "zh"), greet(" \n", "en")]).toEqual(["您好。", "Hello,"]);
  });

  it("lose their single-use links, in HTML too", () => {
    expect(withoutTokens(url)).toBe("https://shop.example/x?token=…");
    expect(withoutTokens("https://a/x?a=1&amp;token=abc_-1 rest")).toBe("https://a/x?a=1&amp;token=… rest");
  });
});
