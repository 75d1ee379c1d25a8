import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { DisputeRows } from "./dispute-rows";

const row = {
  ...{ id: "d", gateway: "stripe", gatewayRef: "dp_1", state: "open" as const, amountFen: 50_000n, takenFen: 50_000n },
  ...{ problem: null, answerBy: null, createdAt: new Date(), payment: { id: "p", number: "P26" }, customer: null },
};

it("says in words why the payer disputes, and leads to the payment; a reason that has no words is said to be another", async () => {
  const html = await renderedHtml(<DisputeRows rows={[{ ...row, reason: "fraudulent" }]} />);
  expect(wordsOf(html)).toContain("付款人说不是本人付的");
  expect(html).not.toContain("fraudulent");
  expect(html).toContain('href="/admin/payments/p"');
  const other = wordsOf(await renderedHtml(<DisputeRows rows={[{ ...row, reason: "brand_new" }]} />));
  expect(other).toContain("其他原因，平台的代码是 brand_new");
});
