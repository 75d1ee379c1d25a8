import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { BookCheck } from "../balance/book-check";
import { CustomerAccountRows } from "./customer-account-rows";
import { MonthTable } from "./month-table";
import { RefusedMonth } from "./refused-month";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/books" }));

const sums = { openingFen: 0n, debitFen: 100n, creditFen: 300n, closingFen: 200n };

it("an account of a month opens with that month, customers' accounts as a list of them", async () => {
  const rows = ["clearing:bank_transfer", "wallet"].map((account) => ({
    ...{ account, kind: account.split(":")[0] ?? "", count: 2 },
    ...sums,
  }));
  const html = await renderedHtml(<MonthTable rows={rows} month="2026-10" />);
  expect(html).toContain('href="/admin/books/clearing%3Abank_transfer?month=2026-10"');
  expect(html).toContain('href="/admin/books/wallet?month=2026-10"');
  const customer = { id: "0190", name: "林晓雯", email: "lin@example.com" };
  const list = await renderedHtml(
    <CustomerAccountRows rows={[{ code: "wallet:0190", customer, ...sums }]} month="2026-10" />,
  );
  expect(list).toContain('href="/admin/books/wallet%3A0190?month=2026-10"');
  expect(list).toContain("林晓雯");
});

it("a month without books is told, with the month that is shown instead", async () => {
  const html = await renderedHtml(<RefusedMonth month="2026-11" refused="2026-13" />);
  expect(html).toContain("没有“2026-13”这个月的账簿");
  expect(html).toContain("下面是 2026 年 11 月。");
  expect(await renderedHtml(<RefusedMonth month="2026-11" refused={null} />)).toBe("");
});

it("books whose check is overdue are not said to agree; differences are named all the same", async () => {
  const at = new Date("2026-11-25T20:10:00Z");
  const check = { at, ms: 40, postingCount: 3, by: null, faultCount: 0, faults: [], agent: null };
  expect(await renderedHtml(<BookCheck check={{ ...check, overdue: false }} />)).toContain("账目一致");
  const overdue = await renderedHtml(<BookCheck check={{ ...check, overdue: true }} />);
  expect(overdue).not.toContain("账目一致");
  expect(overdue).toContain("核对已逾期");
  expect(overdue).toContain("2026-11-26 04:10");
  expect(await renderedHtml(<BookCheck check={{ ...check, overdue: true, faultCount: 2 }} />)).toContain("2 处不一致");
});
