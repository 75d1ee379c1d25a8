import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { ResetForm } from "./reset-form";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/reset-password" }));

it("says that a link no longer works before anything is typed", async () => {
  const html = await renderedHtml(<ResetForm token="used" link={null} />);
  expect(html).toContain("这个链接已经用过，或者过期了。");
  expect(html).toContain('href="/forgot-password"');
  expect(html).not.toContain("<input");
  expect(await renderedHtml(<ResetForm token="x" link={{ isFirst: true }} />)).not.toContain("新密码");
  expect(await renderedHtml(<ResetForm token="x" link={{ isFirst: false }} />)).toContain("新密码");
});
