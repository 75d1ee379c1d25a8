import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { TransferTo } from "./transfer-to";

const topUp = { reference: "KQHKE9DFWE", amountFen: 250_000n };

it("names the account of an announced transfer; without one it asks for no transfer", async () => {
  const bank = { holder: "金橘", bank: "工商银行", account: "6222000000000000", note: "请写附言" };
  const html = await renderedHtml(<TransferTo {...topUp} bank={bank} />);
  for (const text of [bank.account, bank.note, topUp.reference, "请从您的银行往这个账户转。"])
    expect(html).toContain(text);
  const none = await renderedHtml(<TransferTo {...topUp} bank={null} />);
  expect(none).toContain("暂时不能银行转账");
  expect(none).not.toContain("往这个账户转");
});
