import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import auth from "@/messages/zh/auth.json";
import { MailSent } from "./mail-sent";

const render = (mailKept: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ auth }} timeZone="Asia/Shanghai">
      <MailSent email="lin@example.com" mailKept={mailKept}>
        点信里的链接。
      </MailSent>
    </NextIntlClientProvider>,
  );

it("does not say that a mail was sent where the shop can't send any", () => {
  expect(render(false)).toContain("邮件已发出");
  const kept = render(true);
  expect(kept).not.toContain("邮件已发出");
  expect(kept).toContain("邮件还没有寄出");
  for (const html of [render(false), kept]) expect(html).toContain("lin@example.com");
});
