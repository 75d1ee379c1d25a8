import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ControlRunView } from "@/lib/controls/contract";
import baiduLine from "@/messages/zh/baiduLine.json";
import services from "@/messages/zh/services.json";
import ui from "@/messages/zh/ui.json";
import { RunStatus } from "./run-state";

const said = (control: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ baiduLine, services, ui } as never} timeZone="Asia/Shanghai">
      <RunStatus run={{ control, state: "unknown" } as ControlRunView} texts="baiduLine" />
    </NextIntlClientProvider>,
  );

it("sends nobody to read a state that no call shows: of a server's power the console tells", () => {
  for (const control of ["start", "restart", "shutDown"]) {
    expect(said(control)).toContain("打开控制台看一看");
    expect(said(control)).not.toContain("点“刷新”");
  }
  expect(said("setPassword")).toContain("点“刷新”");
});
