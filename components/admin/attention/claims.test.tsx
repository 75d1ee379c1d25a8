import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { AttentionRow } from "@/lib/orders/admin-contract";
import { AttentionList } from "./attention-list";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/attention" }));

const at = new Date("2026-11-20T04:00:00Z");

function rowWith(kind: string, evidence: Record<string, unknown>, lossFen: bigint): AttentionRow {
  return {
    ...{
      id: "i",
      orderId: "o",
      orderNumber: "K1",
      productLine: "domain",
      action: "transfer",
      displayName: "kumquat.com",
    },
    ...{ years: 1, months: 0, priceFen: 6_900n, state: "done", stateAt: at, reason: null, deadlineAt: null },
    ...{ customer: { id: "c", name: "陈经理" }, decisions: [], wantsName: false, absentReads: 0, lastReadAt: null },
    ...{ attempts: [], calls: [], claims: [{ id: "k", kind, openedAt: at, closedAt: null, evidence, lossFen }] },
  } as AttentionRow;
}

const shown = async (row: AttentionRow, locale: "zh" | "en" = "zh") =>
  wordsOf(await renderedHtml(<AttentionList rows={[row]} mayMove ones={{ domain: "域名" }} />, locale));

it("says in words and yuan how far the upstream's charge differs, and offers no loss that would post nothing", async () => {
  const row = rowWith("cost_difference", { assumedFen: "4000", chargedFen: "7500" }, 0n);
  const words = await shown(row);
  expect(words).toContain("假定成本 ¥40.00");
  expect(words).toContain("上游实际扣款 ¥75.00");
  expect(words).not.toMatch(/assumedFen|4000|7500|记作损失/);
  expect(words).toContain("核对过了，接受这个成本 不再记账");
  expect(await shown(row, "en")).toContain("Checked; the cost stands No posting");
});

it("names the sum that a write-off posts", async () => {
  const late = { outcome: "ok", reason: null, code: 200, text: "成功" };
  const words = await shown(rowWith("bought_after_refund", { late }, 5_500n));
  expect(words).toContain("把 ¥55.00 记作损失 代理余额 → 成本差异");
  expect(words).toContain("后来收到的回答，结果 上游受理了");
  expect(words).not.toContain("{");
});

it("shows the agent's money around an attempt in yuan", async () => {
  const money = {
    before: { balanceFen: "1234500", at: "2026-11-20T04:00:00.000Z" },
    after: { balanceFen: "1229000", at: "2026-11-20T04:00:05.000Z" },
  };
  const attempt = {
    ...{ kind: "attempt", at, itemId: "i", attemptId: "t", endpoint: "domains.CreateDom", otime: "1", input: null },
    ...{ expectedChargeFen: 5_500n, money, absentBefore: null, givenName: null, answeredAt: at, endedAt: null },
    ...{ outcome: "unknown", reason: null, code: null, text: null, ms: 1 },
  } as AttentionRow["attempts"][number];
  const words = await shown({ ...rowWith("bought_after_refund", {}, 0n), attempts: [attempt] });
  expect(words).toContain("之前，代理余额 ¥12,345.00");
  expect(words).toContain("之后，代理余额 ¥12,290.00");
});
