import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { ZoneView } from "@/lib/zones/contract";
import type { RestorePoint } from "@/lib/zones/restore-points-contract";
import { loadMessages } from "@/messages/load";
import { RestorePoints } from "./restore-points";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/account" }));

const zone: ZoneView = {
  ...{ serviceId: "1", domain: "a.com", displayName: "a.com", records: [], locked: [], unreadable: [], version: "v" },
  ...{ readAt: new Date(), stale: false, nameServers: null, effective: true, closed: null, mostRecords: null },
};
const record = (host: string) => ({ host, type: "A" as const, ttlSeconds: 600, value: "8.8.8.8", priority: null });
const point = (id: string, more: Partial<RestorePoint>): RestorePoint => ({
  ...{
    id,
    at: new Date("2026-11-28T00:00:00Z"),
    kind: "change",
    name: null,
    recordCount: 3,
    by: "customer",
    byName: null,
  },
  ...{ change: null, ...more },
});
const step = (op: "add" | "modify" | "delete", host: string) => ({ op, record: record(host) });
const rows = [
  point("1", { kind: "named", name: "搬家之前" }),
  point("2", { change: { kind: "edit", stepCount: 9, steps: ["a", "b", "c", "d"].map((host) => step("add", host)) } }),
  point("3", { by: "outside", change: { kind: "drift", stepCount: 1, steps: [step("delete", "x")] } }),
];

async function shown(locale: "zh" | "en"): Promise<string> {
  const view = (
    <RestorePoints
      zone={zone}
      points={{ rows, next: null }}
      watch={{ checkedAt: null, mailDrift: true }}
      limits={{ named: 50, changes: 100 }}
    />
  );
  const onError = (error: Error) => {
    throw error;
  };
  const messages = await loadMessages(locale);
  return renderToStaticMarkup(
    <NextIntlClientProvider {...{ locale, messages, onError }} timeZone="Asia/Shanghai">
      {view}
    </NextIntlClientProvider>,
  ).replace(/<[^>]+>/g, "|");
}

it("a point says what it is: its name, or what the change after it did, and who", async () => {
  const zh = await shown("zh");
  expect(zh).toContain("最近 100 次改动");
  expect(zh).toContain("搬家之前");
  expect(zh).toContain("改动之前：添加 a A 8.8.8.8，添加 b A 8.8.8.8，添加 c A 8.8.8.8，另有 6 处");
  expect(zh).toContain("别处改动之前：删除 x A 8.8.8.8");
  expect(zh).toContain("不是在本店改的，也不是用您的账号改的");
  // Only what was kept by hand can be deleted.
  expect(zh.match(/\|删除\|/g)).toHaveLength(1);
  const en = await shown("en");
  expect(en).toContain("Before: added a A 8.8.8.8, added b A 8.8.8.8, added c A 8.8.8.8, and 6 more");
  expect(en).toContain("Changed outside this shop, not from your account");
});
