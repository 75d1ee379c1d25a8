import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { BankRowView, MatchedTransfer } from "@/lib/statements/contract";
import { BankRowTable } from "./bank-row-table";
import { plainBankRow } from "./plain-bank-row";
import { RowFacts } from "./row-facts";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/" }));

const transfer: MatchedTransfer = {
  ...{ id: "t1", reference: "KQACDEFHJK", amountFen: 12_000n, payerName: "张三", state: "pending", seen: 0 },
  ...{ customer: { id: "c1", name: "老张", email: "zhang@example.com" }, unannounced: false },
  ...{ bookedAt: null, bookedBy: null },
};
const row: BankRowView = {
  ...{ id: "r1", position: 1, serial: "S-0001", bookedAt: new Date("2026-11-27T02:11:12Z"), amountFen: 11_900n },
  ...{
    payerName: "*三",
    payerAccount: "3305 … 0001",
    memo: "充值 KQACDEFHJK",
    kind: "doubtful",
    doubts: ["other_sum"],
  },
  ...{
    transfers: [transfer],
    note: null,
    gateway: null,
    returnSerial: null,
    decidedBy: null,
    decidedAt: null,
    bookings: [],
    tied: null,
    reversed: null,
  },
};

const decide = async (own: Partial<BankRowView>, locale: "zh" | "en" = "zh") =>
  wordsOf(await renderedHtml(<BankRowTable caption="x" rows={[{ ...row, ...own }]} actions="decide" />, locale));
const settled = async (own: Partial<BankRowView>) =>
  wordsOf(await renderedHtml(<BankRowTable caption="x" rows={[{ ...row, doubts: [], ...own }]} actions="settled" />));

it("says whether the money of a booking that was taken back is still at the bank", async () => {
  const reversed = { reference: "KQACDEFHJK", at: new Date("2026-11-28T02:11:12Z") };
  expect(await decide({ reversed })).toContain("曾作为 KQACDEFHJK 入账，记错了已冲回：钱还在银行里");
  expect(await settled({ kind: "taken_back" })).toContain("钱被付款方或银行拿走了，不能再入账");
});

it("shows the day alone where the bank's file says no time, in the list and in the dialogs", async () => {
  const dayAlone = { ...row, bookedAt: new Date("2026-11-26T16:00:00Z") };
  const facts = async (of: BankRowView) => wordsOf(await renderedHtml(<RowFacts row={plainBankRow(of)} />, "zh"));
  for (const words of [await decide(dayAlone), await facts(dayAlone)]) {
    expect(words).toContain("2026-11-27");
    expect(words).not.toContain("00:00");
  }
  for (const words of [await decide({}), await facts(row)]) expect(words).toContain("2026-11-27 10:11");
});

it("says why a row is doubtful, which transfer it may be, and what can be done", async () => {
  const zh = await decide({});
  for (const text of [
    "金额和登记的不同",
    "KQACDEFHJK",
    "老张",
    "登记 ¥120.00",
    "付款户名 张三",
    "确认 KQACDEFHJK",
    "其他处理",
  ])
    expect(zh).toContain(text);
  expect(await decide({}, "en")).toContain("A different amount was announced");
  expect(await decide({ kind: "none", doubts: [], transfers: [] })).not.toContain("确认 KQ");
});

it("shows the likely steps as buttons and the others in one menu, named after the row", async () => {
  const buttons = async (own: Partial<BankRowView>) => {
    const rows = [{ ...row, ...own }];
    const html = await renderedHtml(
      <BankRowTable caption="x" rows={rows} actions="decide" settlingGateways={["alipay"]} />,
    );
    return [...html.matchAll(/<button.*?<\/button>/gs)].map(([button]) => wordsOf(button).trim());
  };
  expect(await buttons({})).toEqual(["确认 KQACDEFHJK", "其他处理 S-0001"]);
  const unknown: Partial<BankRowView> = { kind: "none", doubts: [], transfers: [] };
  expect(await buttons(unknown)).toEqual(["入账到客户", "其他处理 S-0001"]);
});

it("what is booked elsewhere with another sum can't be decided here, only corrected", async () => {
  const booked = await decide({ doubts: ["booked_other_sum"], transfers: [] });
  expect(booked).toContain("请到“充值”更正");
  expect(booked).not.toContain("入账到客户");
});

it("a booking can be reversed or sent back, what is set aside opened again, what was sent back not changed", async () => {
  expect(await settled({ kind: "booked" })).toMatch(/已入账.*冲回.*已退回付款方/s);
  expect(await settled({ kind: "set_aside", transfers: [], note: "利息" })).toMatch(/原因：利息.*再打开/s);
  expect(await settled({ kind: "settlement", transfers: [], gateway: "alipay" })).toMatch(/支付宝结算给本店.*再打开/s);
  const back = await settled({ kind: "sent_back", transfers: [], returnSerial: "R-0001", note: "多付" });
  expect(back).toContain("退回的流水号 R-0001");
  expect(back).not.toMatch(/冲回|再打开|已退回付款方/);
});

it("names the booking by hand that it may be, offers to tie it, and a tied one is opened again", async () => {
  const booking = {
    ...{ id: "t2", reference: "KQHANDMADE", bankSerial: "HAND-1", payerName: null, takenBack: false, seen: 0 },
    ...{ customer: { id: "c2", name: "老李", email: "li@example.com" }, bookedAt: new Date("2026-11-26T02:00:00Z") },
  };
  const text = await decide({ kind: "none", doubts: [], transfers: [], bookings: [booking] });
  expect(text).toMatch(/2026-11-26 10:00 有同样金额的钱记给 老李 ： KQHANDMADE ，流水号 HAND-1/);
  expect(text).toContain("这笔就是入账 KQHANDMADE");
  expect(text).not.toContain("拿走");
  const takenBack = { ...booking, takenBack: true };
  expect(await decide({ kind: "none", doubts: [], transfers: [], bookings: [takenBack] })).toContain(
    "流水号 HAND-1 这笔钱后来被付款方或银行拿走了。",
  );
  const tied = { topUpId: "t2", typedSerial: "HAND-1", by: "周敏", at: new Date("2026-11-28T02:00:00Z") };
  expect(await settled({ kind: "booked", tied })).toMatch(/对上手工入账，当时填写的流水号 HAND-1.*周敏.*再打开.*冲回/s);
  expect(await decide({ doubts: ["booked_other_sum"], transfers: [], tied })).toContain("再打开");
});

it("a dialog shows what the bank says of its row: when, from whom, and what for", async () => {
  const facts = async (own: Partial<BankRowView>) =>
    wordsOf(await renderedHtml(<RowFacts row={plainBankRow({ ...row, ...own })} />));
  expect(await facts({})).toMatch(/2026-11-27 10:11 .*\*三 3305 … 0001 .*充值 KQACDEFHJK/);
  expect(await facts({ memo: "", payerName: "" })).toMatch(/没有户名.*没有附言/);
});

it("says who booked a row, and when", async () => {
  const booked = { ...transfer, state: "confirmed", bookedAt: new Date("2026-11-28T03:00:00Z"), bookedBy: "周敏" };
  expect(await settled({ kind: "booked", transfers: [booked] })).toMatch(/由周敏入账.*2026-11-28 11:00/s);
  expect(await settled({ kind: "waiting" })).not.toMatch(/由.*入账/);
});
