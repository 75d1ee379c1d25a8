import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { CalendarEntry } from "@/lib/calendar/contract";
import { ExpiryList } from "./expiry-list";

const entry = (id: string, productLine: string, renewable: boolean): CalendarEntry => ({
  ...{ id, productLine, displayName: id, expiresAt: new Date("2026-12-03T00:00:00Z"), renewable },
  ...{ autoRenew: false, trouble: null, follows: false, renewYearFen: null, estimated: false },
});

it("leads to the renewal of what can be renewed alone", async () => {
  const entries = [entry("plum.com", "domain", true), entry("gf_1", "ddos", false)];
  const html = await renderedHtml(
    <ExpiryList caption="2026 年" entries={entries} now={new Date("2026-11-25T04:00:00Z")} />,
  );
  expect(html).toContain("/account/services/plum.com/renew");
  expect(html).not.toContain("/account/services/gf_1/renew");
  expect(html).toContain("不能续费");
});
