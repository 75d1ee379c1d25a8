import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { ListAddress } from "@/components/ui/table/list-address";
import type { AdminTopUpRow } from "@/lib/payments/contract";
import { TopUpTable } from "./top-up-table";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/" }));

const row: AdminTopUpRow = {
  ...{ id: "t1", method: "bank_transfer", gateway: null, amountFen: 10_000n, unannounced: false, receivedFen: 10_000n },
  ...{ reference: "KQACDEFHJK", state: "confirmed", payerName: null, staffNote: null, bankSerial: "S-0001" },
  ...{ createdAt: new Date("2026-11-27T02:00:00Z"), decidedAt: null, changes: [], typedSerial: null, decidedBy: null },
  ...{ customer: { id: "c1", name: "老张", email: "zhang@example.com" }, chargedBack: null, waits: null },
};
const list = new ListAddress({ path: "/admin/top-ups", filters: {} });
const shown = async (own: Partial<AdminTopUpRow>, locale: "zh" | "en" = "zh") =>
  wordsOf(await renderedHtml(<TopUpTable rows={[{ ...row, ...own }]} mayDecide={false} list={list} />, locale));

it("says of each row how it was paid", async () => {
  expect(await shown({})).toContain("银行转账");
  const alipay = await shown({ method: "gateway", gateway: "alipay", bankSerial: null });
  expect(alipay).toContain("支付宝");
  expect(alipay).not.toContain("银行转账");
  expect(await shown({ method: "gateway", gateway: "stripe", bankSerial: null }, "en")).toContain("Card (Stripe)");
  expect(await shown({ method: "sandbox_payment", bankSerial: null }, "en")).toContain("Test payment");
});

it("of another sum that arrived says what was announced; of one that nobody announced, what it was first booked with", async () => {
  expect(await shown({ receivedFen: 9_900n }, "en")).toContain("announced 100.00");
  const own = await shown({ receivedFen: 9_900n, unannounced: true }, "en");
  expect(own).toContain("not announced, booked by staff");
  expect(own).toContain("first booked with 100.00");
  expect(own).not.toContain("announced 100.00");
});

it("keeps the number that staff had typed beside the bank's", async () => {
  expect(await shown({ typedSerial: "HAND-1" })).toContain("HAND-1");
});

it("says of a number that is ours that the bank gave none, also where a booking was reversed", async () => {
  const bankSerial = "ROW-6D7269483E81DEC20577";
  expect(await shown({ bankSerial })).toContain(`银行没有给流水号，本店编号 ${bankSerial}`);
  expect(await shown({ bankSerial: "S-0001" })).not.toContain("银行没有给");
  const reversal = { kind: "reversal" as const, fromFen: 10_000n, toFen: 0n, by: "周敏", reason: "记错了人" };
  const changes = [{ ...reversal, bankSerial, at: new Date("2026-11-28T02:00:00Z") }];
  expect(await shown({ changes }, "en")).toContain(`no number from the bank, ours is ${bankSerial}`);
});
