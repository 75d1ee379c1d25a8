import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { PaymentPostings } from "./payment-postings";

it("a payment's postings have the signs of the books: what the provider owes the shop grows, and so does the wallet", async () => {
  const posted = { at: new Date(0), kind: "top_up" };
  const rows = [
    { ...posted, id: "1", account: "clearing:alipay", amountFen: -4_000n },
    { ...posted, id: "2", account: "wallet:c", amountFen: 4_000n },
  ];
  const said = wordsOf(await renderedHtml(<PaymentPostings rows={rows} />));
  expect(said).toMatch(/清算，支付宝 \+40\.00/);
  expect(said).toMatch(/客户钱包 \+40\.00/);
});
