import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Trouble } from "@/lib/reports/health-contract";
import reports from "@/messages/zh/reports.json";
import { StaffTroubles } from "./staff-troubles";

const shown = (troubles: readonly Trouble[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ reports }} timeZone="Asia/Shanghai">
      <StaffTroubles troubles={troubles} />
    </NextIntlClientProvider>,
  );

it("says what is wrong, what to do, and where to look", () => {
  const html = shown([
    { part: "mail", health: { ok: false, detail: "no_smtp" } },
    { part: "queue", health: { ok: false, detail: "stuck", seconds: 1_260 } },
  ]);
  expect(html).toContain("邮件：没有设置邮件服务器");
  expect(html).toContain("SMTP_URL");
  expect(html).toContain('href="/admin/outbox?status=kept"');
  expect(html).toContain("最早的任务已经等了 21 分钟");
  expect(html).toContain('href="/admin/health"');
});

it("takes no room when all is well", () => {
  expect(shown([])).toBe("");
});
