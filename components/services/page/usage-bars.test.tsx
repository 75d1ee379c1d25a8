import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import mailLine from "@/messages/zh/mailLine.json";
import services from "@/messages/zh/services.json";
import ui from "@/messages/zh/ui.json";
import { UsageBars } from "./usage-bars";

const usage = (used: number) => [{ id: "space", used, limit: 200, unit: "mb" as const }];
const render = (sheet: Partial<Parameters<typeof UsageBars>[0]["sheet"]>, staff = false) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ mailLine, services, ui }} timeZone="Asia/Shanghai">
      <UsageBars
        sheet={{ productLine: "mail", usage: usage(195), upgradable: false, parent: null, ...sheet }}
        texts="mailLine"
        staff={staff}
      />
    </NextIntlClientProvider>,
  );
const host = { id: "0b7e0c2e-6a7e-4d2a-8d5e-0f4c8a6b1c2d", productLine: "hosting", displayName: "shanlicha" };

it("says what helps when something is nearly full, and only what can be done", () => {
  expect(render({ upgradable: true })).toContain("快满了，清理一下或升级。");
  expect(render({ upgradable: true, usage: usage(120) })).not.toContain("快满了");
  expect(render({})).toContain("快满了，清理一下。");
  expect(render({ usage: usage(200) })).toContain("已经满了，清理一下。");
  const gift = render({ parent: host });
  expect(gift).toContain("赠送的产品不能升级");
  expect(gift).not.toContain("或升级");
  expect(gift).toContain('href="/products/mail"');
  expect(render({ parent: host }, true)).not.toContain("<a");
});
