import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { AdjustmentRows } from "../adjustments/adjustment-rows";
import { ApprovalList } from "./approval-list";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/attention" }));
// As after the press of the button.
vi.mock("./decide-approval", async (original) => {
  const { ConfirmApproval, DecideApproval, RejectApproval } = await original<typeof import("./decide-approval")>();
  const nothing = () => {};
  return {
    DecideApproval: ({ what, facts, ...props }: Parameters<typeof DecideApproval>[0]) => (
      <>
        <DecideApproval {...{ what, facts }} {...props} />
        <ConfirmApproval {...{ what, facts }} busy={false} onClose={nothing} onConfirm={nothing} />
        <RejectApproval id="a" {...{ what, facts }} onClose={nothing} />
      </>
    ),
  };
});

const at = new Date("2026-11-20T04:00:00Z");
const customer = { id: "c", name: "陈经理", email: "chen@example.com" };
const common = {
  ...{ id: "a", customer, reason: "合同约定的返利", requestedBy: { id: "b", name: "周会计" }, requestedAt: at },
  ...{ decidedBy: null, decidedAt: null, decisionNote: null, state: "pending" as const },
};
const approval = {
  ...{ ...common, kind: "adjustment" as const, subjectId: "a", before: {}, after: { amountFen: "88888" } },
  ...{ expiresAt: null, nobodyElse: false, requesterNew: false },
};
const adjustment = { ...common, target: "wallet" as const, amountFen: 88_888n, needsSecond: true, requesterNew: false };

it.each([
  ["what waits for a person", <ApprovalList key="list" rows={[approval]} actorId="me" readerNew={false} />],
  ["the adjustments", <AdjustmentRows key="rows" rows={[adjustment]} actorId="me" mayDecide readerNew={false} />],
])("rejecting from the list of %s asks for the reason, and says who reads it", async (_, list) => {
  const html = await renderedHtml(list);
  const question = wordsOf(html.slice(html.lastIndexOf("<dialog")));
  for (const words of ["驳回“调整”？", "金额 +¥888.88", "驳回的原因", "提出的人会收到邮件"])
    expect(question).toContain(words);
});

it.each([
  ["what waits for a person", <ApprovalList key="list" rows={[approval]} actorId="me" readerNew={false} />],
  ["the adjustments", <AdjustmentRows key="rows" rows={[adjustment]} actorId="me" mayDecide readerNew={false} />],
])("approving from the list of %s asks first, with customer, amount and reason", async (_, list) => {
  const html = await renderedHtml(list);
  const question = wordsOf(html.slice(html.indexOf("<dialog"), html.indexOf("</dialog>")));
  expect(question).toContain("批准“调整”？");
  for (const fact of ["客户 陈经理", "金额 +¥888.88", "原因 合同约定的返利"]) expect(question).toContain(fact);
  expect(question).toContain("批准后立即生效，不能撤回。");
});

it.each([
  ["who asked", { requesterNew: true }, false, "提出的人账号或角色还不到 72 小时"],
  ["the reader", {}, true, "您的账号或角色还不到 72 小时"],
])(
  "says before a press that the account of %s is too new, and offers to reject alone",
  async (_, own, readerNew, words) => {
    const one = { ...approval, ...own };
    for (const list of [
      <ApprovalList key="list" rows={[one]} actorId="me" readerNew={readerNew} />,
      <AdjustmentRows key="rows" rows={[{ ...adjustment, ...own }]} actorId="me" mayDecide readerNew={readerNew} />,
    ]) {
      const html = await renderedHtml(list);
      const shown = wordsOf(html.slice(0, html.indexOf("<dialog")));
      expect(shown).toContain(words);
      expect(shown).toContain("驳回");
      expect(shown).not.toMatch(/ 批准 /);
    }
  },
);

it("offers to approve where both accounts are old enough", async () => {
  for (const list of [
    <ApprovalList key="list" rows={[approval]} actorId="me" readerNew={false} />,
    <AdjustmentRows key="rows" rows={[adjustment]} actorId="me" mayDecide readerNew={false} />,
  ]) {
    const html = await renderedHtml(list);
    expect(wordsOf(html.slice(0, html.indexOf("<dialog")))).toMatch(/ 批准 /);
  }
});

it("of other keys of a gateway says which ones, what of them is public, and what else changes", async () => {
  const settings = { enabled: true, minFen: "100", maxFen: "5000000", feeBps: 60 };
  const keys = {
    ...{ ...approval, kind: "gateway_keys" as const, subjectId: "alipay", customer: null },
    before: { ...settings, publicKeys: { appId: "2021000000000001" }, version: "a" },
    after: {
      ...{ ...settings, maxFen: "1000000", publicKeys: { appId: "2021000000000002" } },
      changedKeys: ["appId", "privateKey"],
    },
  };
  const list = <ApprovalList key="list" rows={[keys]} actorId="me" readerNew={false} />;
  const text = wordsOf(await renderedHtml(list));
  expect(text).toContain("设置收款密钥：支付宝");
  expect(text).toMatch(/新填的密钥 APPID · 应用私钥/);
  expect(text).toMatch(/账户 APPID 2021000000000001 → APPID 2021000000000002/);
  expect(text).toMatch(/单笔最多 ¥50,000.00 → ¥10,000.00/);
  expect(text).not.toContain("单笔最少");
  // The questions cover the list: they name the gateway as well.
  expect(text).toContain("批准“设置收款密钥：支付宝”？");
  expect(text).toContain("驳回“设置收款密钥：支付宝”？");
  // First keys replace nothing.
  const first = <ApprovalList key="list" rows={[{ ...keys, before: {} }]} actorId="me" readerNew={false} />;
  expect(wordsOf(await renderedHtml(first))).toMatch(/账户 APPID 2021000000000002.*单笔最少 ¥1.00 单笔最多 ¥10,000.00/);
});
