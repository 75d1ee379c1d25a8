import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { DueService } from "@/lib/renewals/contract";
import { DueList } from "./due-list";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const now = new Date("2026-11-20T04:00:00Z");
const row: DueService = {
  ...{ id: "1", productLine: "domain", displayName: "qinghecha.com", expiresAt: new Date("2026-11-30T04:00:00Z") },
  ...{ autoRenew: false, trouble: null, term: { years: 1, months: 0 } },
};

it("tells a domain from its mail service of the same name, on a phone and by the buttons' names", async () => {
  const html = await renderedHtml(
    <DueList caption="快到期" rows={[row, { ...row, id: "2", productLine: "mail" }]} now={now} />,
  );
  expect(html).toContain("把 qinghecha.com 续 1 年放进购物车");
  expect(html).toContain("把 qinghecha.com（企业邮局） 续 1 年放进购物车");
  const cell = /<td[^>]*class="([^"]*)"[^>]*>企业邮局</.exec(html);
  expect(cell?.[1]).toBeDefined();
  expect(cell?.[1]).not.toContain("max-md:hidden");
});
