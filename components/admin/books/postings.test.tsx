import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { Postings } from "./postings";

const shown = async (...lines: Parameters<typeof Postings>[0]["lines"]) =>
  wordsOf(await renderedHtml(<Postings lines={lines} />));

it("shows an account as it grows, as the books do: a refund and what it adds to the wallet are both plus", async () => {
  const words = await shown(
    { account: "退款", kind: "refunds", fen: -500n },
    { account: "钱包", kind: "wallet", fen: 500n },
  );
  expect(words).toContain("退款 +¥5.00 钱包 +¥5.00");
});

it("what leaves an account that grows by debits is minus", async () => {
  const words = await shown(
    { account: "成本差异", kind: "cost_variance", fen: 500n },
    { account: "代理余额", kind: "agent", fen: -500n },
  );
  expect(words).toContain("成本差异 −¥5.00 代理余额 +¥5.00");
});
