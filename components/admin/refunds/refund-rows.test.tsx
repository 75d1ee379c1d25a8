import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { AdminRefundRow } from "@/lib/paying/refund-contract";
import { RefundRows } from "./refund-rows";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/refunds" }));

const at = new Date("2026-12-02T05:51:00Z");
const row: AdminRefundRow = {
  ...{ id: "r1", number: "R261202A", paymentId: "p1", paymentNumber: "P261202A", gateway: "alipay" },
  ...{ amountFen: 3_000_000n, reason: "多付了", note: "请用提现", state: "declined", createdAt: at, doneAt: null },
  ...{ customer: { id: "c1", name: "林晓雯", email: "lin@example.com" }, walletFen: 3_000_000n, paidFen: 3_000_000n },
  ...{ paidAt: at, refundedFen: 0n, firstBy: "周敏", needsSecond: true, mine: false, decidedBy: "单良", decidedAt: at },
  ...{ problem: null, disputedFen: 0n },
};
const html = (own: Partial<AdminRefundRow> = {}) =>
  renderedHtml(<RefundRows rows={[{ ...row, ...own }]} mayDecide={false} readerNew={false} />);

it("of a refund that two people decided names both, whatever the second one decided", async () => {
  expect(wordsOf(await html())).toMatch(/周敏 先同意.*单良/s);
  const waits = wordsOf(await html({ state: "asked", decidedBy: null, decidedAt: null }));
  expect(waits).toContain("周敏 已同意，要另一个人批准");
  expect(waits).not.toContain("先同意");
});

it("leads to the payment that is refunded", async () => {
  expect(await html()).toContain('href="/admin/payments/p1"');
});
