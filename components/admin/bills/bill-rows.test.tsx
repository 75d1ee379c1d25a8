import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { ListAddress } from "@/components/ui/table/list-address";
import type { BillView } from "@/lib/paying/bill-contract";
import { BillRows } from "./bill-rows";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/books/gateways" }));

const bill: BillView = {
  ...{ id: "0190", gateway: "alipay", day: "2026-11-29", state: "clean", fetchedAt: new Date(0), problem: null },
  ...{ rowCount: 0, matchedCount: 0, openCount: 0, closing: null, missingFen: 0n },
  ...{ paidFen: 0n, refundedFen: 0n, feeFen: 0n, settledFen: 0n },
} as BillView;
const list = new ListAddress({ path: "/admin/books/gateways", filters: {}, sort: "-day", firstSort: "-day" } as never);
const textOf = async (row: Partial<BillView>) =>
  wordsOf(await renderedHtml(<BillRows rows={[{ ...bill, ...row }]} list={list} />));

it("says that a day's money has come only of a day on which some was paid", async () => {
  expect(await textOf({ paidFen: 30_000n, rowCount: 1, matchedCount: 1 })).toContain("这天的钱已结清");
  expect(await textOf({})).not.toContain("这天的钱已结清");
});
