import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import en from "@/messages/en/payouts-desk.json";
import zh from "@/messages/zh/payouts-desk.json";
import { DecideRefund } from "../refunds/decide-refund";
import { ActOnPayout } from "./act-on-payout";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/payouts" }));

const row = {
  id: "a",
  number: "B261127",
  state: "asked",
  amountFen: 900n,
  mine: false,
  customer: { name: "林", email: "" },
};
const shown = async (more: object, readerNew: boolean) => {
  const one = { ...row, firstBy: null, needsSecond: true, ...more } as never;
  const views = [
    <ActOnPayout key="payout" row={one} readerNew={readerNew} />,
    <DecideRefund key="refund" row={one} gateway="支付宝" readerNew={readerNew} />,
  ];
  return Promise.all(
    views.map(async (view) => wordsOf((await renderedHtml(view)).replace(/<dialog.*?<\/dialog>/gs, ""))),
  );
};

it.each([[{}], [{ firstBy: "周会计" }]])(
  "a payout and a refund that want two people say before a press that the reader's account is too new: %j",
  async (more) => {
    for (const words of await shown(more, true)) {
      expect(words).toContain("还不到 72 小时");
      expect(words).not.toMatch(/ 同意（| 批准 /);
    }
    for (const words of await shown(more, false)) {
      expect(words).not.toContain("72");
      expect(words).toMatch(/ 同意（| 批准 /);
    }
  },
);

it("what one person decides alone is offered to a new account, too, as the server takes it", async () => {
  for (const words of await shown({ needsSecond: false }, true)) expect(words).not.toContain("72");
});

it("who agrees first reads who can't be the second", () => {
  expect(zh.agreeWhat).toContain("不满 72 小时");
  expect(en.agreeWhat).toContain("72 hours");
});
