import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import shell from "@/messages/zh/shell.json";
import ui from "@/messages/zh/ui.json";
import { StaffShell } from "./staff-shell";

it("links every role to their own password and second factor, beside the page and in the menu of a phone", () => {
  for (const role of ["support", "finance", "admin"] as const) {
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale="zh" messages={{ shell, ui }} timeZone="Asia/Shanghai">
        <StaffShell brand={{ name: "山里茶", company: "" }} role={role}>
          {null}
        </StaffShell>
      </NextIntlClientProvider>,
    );
    expect([role, html.match(/href="\/account\/security"/g)?.length]).toEqual([role, 2]);
  }
});
