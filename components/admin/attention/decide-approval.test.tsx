import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { AdjustmentRows } from "../adjustments/adjustment-rows";
import { ApprovalList } from "./approval-list";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/attention" }));
// As after the press of the button.
vi.mock("./decide-approval", async (original) => {
  const { ConfirmApproval, RejectApproval } = await original<typeof import("./decide-approval")>();
  const nothing = () => {};
  return {
    DecideApproval: ({ facts }: Parameters<typeof ConfirmApproval>[0]) => (
      <>
        <ConfirmApproval facts={facts} busy={false} onClose={nothing} onConfirm={nothing} />
        <RejectApproval id="a" facts={facts} onClose={nothing} />
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
  ...{ expiresAt: null, nobodyElse: false },
};
const adjustment = { ...common, target: "wallet" as const, amountFen: 88_888n, needsSecond: true };

it.each([
  ["what waits for a person", <ApprovalList key="list" rows={[approval]} actorId="me" />],
  ["the adjustments", <AdjustmentRows key="rows" rows={[adjustment]} actorId="me" mayDecide />],
])("rejecting from the list of %s asks for the reason, and says who reads it", async (_, list) => {
  const html = await renderedHtml(list);
  const question = wordsOf(html.slice(html.lastIndexOf("<dialog")));
  for (const words of ["驳回这件事？", "金额 +¥888.88", "驳回的原因", "提出的人会收到邮件"])
    expect(question).toContain(words);
});

it.each([
  ["what waits for a person", <ApprovalList key="list" rows={[approval]} actorId="me" />],
  ["the adjustments", <AdjustmentRows key="rows" rows={[adjustment]} actorId="me" mayDecide />],
])("approving from the list of %s asks first, with customer, amount and reason", async (_, list) => {
  const html = await renderedHtml(list);
  const question = wordsOf(html.slice(html.indexOf("<dialog"), html.indexOf("</dialog>")));
  expect(question).toContain("批准这件事？");
  for (const fact of ["客户 陈经理", "金额 +¥888.88", "原因 合同约定的返利"]) expect(question).toContain(fact);
  expect(question).toContain("批准后立即生效，不能撤回。");
});
