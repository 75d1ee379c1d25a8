import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { StaffServicePageHead } from "./service-page-head";

type Props = Parameters<typeof StaffServicePageHead>[0];

/** The text of the head of a host at noon in Shanghai; it expires so many hours later. */
async function headOf(hours: number, language: "zh" | "en" = "en"): Promise<string> {
  const now = new Date("2026-12-01T04:00:00Z");
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  const service = { id: "0190", productLine: "hosting", displayName: "shanlicha", state: "active", expiresAt };
  const sheet = { renewalTerms: [], upgradable: false, upgradeBlocked: null, parent: null };
  const props = { service, sheet, now } as unknown as Props;
  return (await renderedHtml(<StaffServicePageHead {...props} />, language)).replaceAll(/<[^>]*>/g, "");
}

it("says how many days are left or gone, and today instead of none", async () => {
  expect(await headOf(24)).toContain("expires 2026-12-02, in 1 day");
  expect(await headOf(48, "zh")).toContain("2026-12-03 到期，还有 2 天");
  expect(await headOf(2)).toContain("expires 2026-12-01, today");
  expect(await headOf(2, "zh")).toContain("2026-12-01 到期，就在今天");
  expect(await headOf(-2)).toContain("expired 2026-12-01, today");
  expect(await headOf(-48)).toContain("expired 2026-11-29, 2 days ago");
});
