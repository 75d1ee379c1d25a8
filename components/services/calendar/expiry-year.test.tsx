import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { CalendarEntry } from "@/lib/calendar/contract";
import { ExpiryYear } from "./expiry-year";
import { yearRows } from "./year-rows";

const entry = (displayName: string): CalendarEntry => ({
  ...{ id: displayName, productLine: "domain", displayName, expiresAt: new Date("2026-12-03T00:00:00Z") },
  ...{ autoRenew: true, trouble: null, follows: false, renewable: true, renewYearFen: null, estimated: false },
});

it("a day's name says how many others there are", async () => {
  const entries = ["plumrivertea.com", "two.com", "three.com"].map(entry);
  const { rows } = yearRows(entries, new Date("2026-11-25T04:00:00Z"));
  const text = async (locale: "zh" | "en") =>
    (await renderedHtml(<ExpiryYear rows={rows} />, locale)).replace(/<[^>]+>/g, "");
  expect(await text("en")).toContain("plumrivertea.com and 2 more");
  expect(await text("zh")).toContain("plumrivertea.com 和另外 2 项");
});
