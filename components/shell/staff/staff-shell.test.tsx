import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import shell from "@/messages/zh/shell.json";
import ui from "@/messages/zh/ui.json";
import type { PhoneMenu } from "../phone-menu";
import { StaffShell } from "./staff-shell";

vi.mock("next/navigation", async (original) => ({ ...(await original()), usePathname: () => "/admin" }));
/** As it is once it was opened. */
vi.mock("../phone-menu", async () => {
  const { NavLinks } = await import("../nav-links");
  return {
    PhoneMenu: ({ groups, children }: Parameters<typeof PhoneMenu>[0]) => (
      <>
        <NavLinks look="sheet" groups={groups} />
        {children}
      </>
    ),
  };
});

it("links every role to their own password and second factor and to the search, beside the page and on a phone", () => {
  for (const role of ["support", "finance", "admin"] as const) {
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale="zh" messages={{ shell, ui }} timeZone="Asia/Shanghai">
        <StaffShell brand={{ name: "山里茶", company: "" }} role={role}>
          {null}
        </StaffShell>
      </NextIntlClientProvider>,
    );
    expect([role, html.match(/href="\/account\/security"/g)?.length]).toEqual([role, 2]);
    // The search over everything: a button of the rail, and one in the header of a phone.
    expect([role, html.match(/<button[^>]*>(?:(?!<\/button>).)*#search/g)?.length]).toEqual([role, 2]);
  }
});

it("says beside a page how much waits there, and nothing where nothing does", () => {
  const role = "finance" as const;
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ shell, ui }} timeZone="Asia/Shanghai">
      <StaffShell brand={{ name: "山里茶", company: "" }} role={role} waiting={{ "top-ups": 40, adjustments: 0 }}>
        {null}
      </StaffShell>
    </NextIntlClientProvider>,
  );
  // Beside the page, and in the menu of a phone.
  expect(html.match(/40 件等您处理/g)).toHaveLength(2);
  expect(html.match(/件等您处理/g)).toHaveLength(2);
});
