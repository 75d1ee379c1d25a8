import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { DueService } from "@/lib/renewals/contract";
import { DueList } from "./due-list";

const service = (productLine: string, displayName: string): DueService =>
  ({
    ...{ id: displayName, productLine, displayName, autoRenew: true, trouble: null, term: null },
    expiresAt: new Date("2026-12-24"),
  }) as DueService;

it("writes the names of domains and of other services in the same weight", async () => {
  const rows = [service("domain", "qinghe"), service("cloud", "S263251")];
  const html = await renderedHtml(<DueList caption="快到期" rows={rows} now={new Date("2026-12-01")} />);
  expect(html).toContain("S263251");
  expect(html).not.toContain("<b>");
});
