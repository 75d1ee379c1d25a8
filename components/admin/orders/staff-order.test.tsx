import { describe, expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { ListAddress } from "@/components/ui/table/list-address";
import type { AdminOrderRow, AdminOrderView, TimelineEntry } from "@/lib/orders/admin-contract";
import type { ServiceRow } from "@/lib/services/contract";
import { AdminOrderItem } from "./order-item";
import { AdminOrderRows } from "./order-rows";
import { OrderTimeline } from "./order-timeline";
import { RefundAndFapiao } from "./refund-and-fapiao";

// The menu of columns asks for the router only to reload the list when it closes.
vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/orders" }));

type Item = AdminOrderView["items"][number];

const AT = new Date("2026-11-27T04:00:00Z");
const SERVICE: ServiceRow = {
  ...{ id: "0192", productLine: "domain", name: "shanlicha.com", displayName: "shanlicha.com", reason: null },
  ...{
    state: "active",
    realName: "none",
    registeredAt: AT,
    expiresAt: null,
    termMonths: null,
    renewable: true,
    autoRenew: false,
  },
};
const item: Item = {
  ...{ id: "0190", productLine: "domain", action: "purchase", name: "shanlicha.com", displayName: "shanlicha.com" },
  ...{
    details: null,
    years: 1,
    months: 0,
    priceFen: 6_900n,
    discountFen: 0n,
    state: "done",
    stateAt: AT,
    reason: null,
  },
  ...{ withStaff: false, canCancel: false, transfer: null, refundedAt: null, givenBackFen: 0n, serviceId: "0192" },
  renewedUntil: null,
  ...{ steps: [], needsStaff: false, costQuotedFen: 5_500n, costChargedFen: 5_500n, service: SERVICE },
  ...{ decisions: [], wantsName: false, claims: [], refunds: [], fapiao: null },
};

const shown = (changes: Partial<Item>) =>
  renderedHtml(
    <AdminOrderItem item={{ ...item, ...changes }} one="云服务器" email="lin@example.com" mayMove={false} />,
  );

describe("an item of an order, for staff", () => {
  it("says before a refund what becomes of the tax invoice that it is on", async () => {
    const said = async (issued: boolean) =>
      wordsOf(await renderedHtml(<RefundAndFapiao fapiao={{ id: "0199", number: "F261127-00042", issued }} />));
    expect(await said(true)).toMatch(/退款后要冲红.*冲红整张.*发票申请 F261127-00042/);
    expect(await said(false)).toMatch(/还没有开.*要开的金额会减去退款.*发票申请 F261127-00042/);
    expect(await renderedHtml(<RefundAndFapiao fapiao={null} />)).toBe("");
  });

  it("is named by its product line where the upstream's configuration alone says nothing", async () => {
    const html = await shown({ productLine: "cloud", displayName: "1C 1G 50G 1M", service: null, months: 3, years: 0 });
    expect(wordsOf(html)).toContain("云服务器 1C 1G 50G 1M 开通 3 个月");
    expect(wordsOf(await shown({}))).toContain("com 注册 1 年");
  });

  it("links to its service and tells that the real name is still missing", async () => {
    const html = await shown({});
    expect(html).toContain('href="/admin/services/0192"');
    expect(wordsOf(html)).toContain("还没完成实名");
    expect(wordsOf(html)).toContain("毛利 ¥14.00");
  });

  it("says nothing of the real name where it is verified, not asked for, or the service is over", async () => {
    for (const change of [{ realName: "pass" }, { realName: null }, { state: "ended" }] as const)
      expect(wordsOf(await shown({ service: { ...SERVICE, ...change } }))).not.toContain("实名");
    expect(wordsOf(await shown({ state: "refunded" }))).not.toContain("实名");
  });

  it("leads to the review where there is one", async () => {
    const html = await shown({ service: { ...SERVICE, realName: "unpass" } });
    expect(html).toContain("/admin/reviews?q=lin%40example.com&amp;state=unpass");
  });

  it.each(["unsure", "accepted", "waiting"] as const)(
    "has no margin before the outcome is known: %s",
    async (state) => {
      const text = wordsOf(await shown({ state, costChargedFen: null, service: null }));
      expect(text).toContain("毛利 结果出来才知道");
      expect(text).not.toContain("¥14.00");
    },
  );
});

describe("the timeline of an order, for staff", () => {
  const event = (to: "unsure" | "refunded", reason: string, itemId = item.id): TimelineEntry => ({
    ...{ kind: "event", at: AT, itemId, what: "state", actorKind: "system", actorName: null, from: "buying" },
    ...{ to, reason, data: null },
  });

  it("says what the system does, not what a customer is told", async () => {
    const entries = [event("unsure", "unsure"), event("refunded", "cancelled")];
    const text = wordsOf(await renderedHtml(<OrderTimeline entries={entries} items={[item]} ofOne />));
    expect(text).toContain("结果未知");
    expect(text).toContain("客户取消了");
    expect(text).not.toMatch(/您|我们/);
  });

  it("says in words that staff refunded", async () => {
    const entry = { ...event("refunded", "cancelled"), what: "refund", to: null, from: null, reason: null };
    const text = wordsOf(await renderedHtml(<OrderTimeline entries={[entry]} items={[item]} ofOne />));
    expect(text).toContain("退款给客户");
    expect(text).not.toMatch(/refund/);
  });

  it("names the item of each entry, except where all are about one", async () => {
    const items = [item, { ...item, id: "0191", displayName: "qinghe.com" }];
    const entries = [event("unsure", "unsure", "0191")];
    expect(wordsOf(await renderedHtml(<OrderTimeline entries={entries} items={items} ofOne={false} />))).toContain(
      "qinghe.com",
    );
    expect(wordsOf(await renderedHtml(<OrderTimeline entries={entries} items={items} ofOne />))).not.toContain(
      "qinghe.com",
    );
  });
});

describe("the list of orders, for staff", () => {
  const row: AdminOrderRow = {
    ...{ id: "0193", number: "K261127-00001", state: "mixed", totalFen: 13_800n, refundedFen: 6_900n },
    ...{ discount: null, createdAt: AT },
    ...{ customer: { id: "0194", name: "林晓雯", email: "lin@example.com" }, itemCount: 2, names: ["a.com", "b.com"] },
    ...{ states: { done: 1, refunded: 1 }, withStaff: 0 },
  };

  it("shows a partly done order as such, with what went back", async () => {
    const list = new ListAddress({ path: "/admin/orders", filters: {} });
    const view = { list: "orders", hidden: [], compact: false };
    const html = await renderedHtml(<AdminOrderRows rows={[row]} list={list} view={view} />);
    expect(html).toContain("#status-mixed");
    expect(html).not.toContain("#status-done");
    expect(wordsOf(html)).toContain("部分完成");
    expect(wordsOf(html)).toContain("69.00");
  });
});
