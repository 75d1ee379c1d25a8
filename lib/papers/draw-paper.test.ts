import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { drawPaper } from "./draw-paper";
import { printSheet } from "./print-sheet";
import { sampleReceipt } from "./testing/sample-paper";

/** The streams of a PDF, unpacked. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === "end") continue;
    const bytes = pdf.subarray(at + 7, pdf.indexOf("\nendstream", at));
    streams.push(bytes[0] === 0x78 ? inflateSync(bytes).toString("latin1") : bytes.toString("latin1"));
  }
  return streams;
}

it("the same paper is the same bytes, small, and PDF/A", async () => {
  const [first, second] = [await drawPaper(sampleReceipt()), await drawPaper(sampleReceipt())];
  expect(first.equals(second)).toBe(true);
  expect(first.length).toBeLessThan(100_000);
  expect(first.equals(await drawPaper(sampleReceipt({ number: "R-2026-000043" })))).toBe(false);
  const text = first.toString("latin1");
  expect(text).toContain("<pdfaid:part>2</pdfaid:part>");
  expect(text).toContain("/OutputIntent");
  // Every font is embedded, with what it takes to copy the text.
  const count = (what: RegExp) => text.match(what)?.length;
  expect([count(/\/FontFile3/g), count(/\/ToUnicode/g), count(/\/Subtype \/Type0/g)]).toEqual([2, 2, 2]);
});

it("its text can be copied: every character of it is mapped", async () => {
  const maps = streamsOf(await drawPaper(sampleReceipt())).filter((stream) => stream.includes("beginbfrange"));
  const mapped = maps.join("").toLowerCase();
  for (const letter of "喆堃收款单位壹仟叁佰零元伍角陆分shanlicha¥")
    expect([letter, mapped.includes((letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0"))]).toEqual([
      letter,
      true,
    ]);
});

it("a name with letters of Europe's other languages is printed and can be copied, in fonts of its own", async () => {
  const { content } = sampleReceipt();
  const pdf = await drawPaper(
    sampleReceipt({ content: { ...content, customer: { ...content.customer, name: "Jan Dvořák 茶业" } } }),
  );
  expect(pdf.toString("latin1").match(/\/BaseFont/g)?.length).toBeGreaterThan(4);
  const maps = streamsOf(pdf).filter((stream) => stream.includes("beginbfrange"));
  expect(maps.join("").toLowerCase()).toContain("0159");
  expect(pdf.length).toBeLessThan(100_000);
});

it("an order of fifty items goes over several pages, each with its number", async () => {
  const { content } = sampleReceipt();
  const lines = Array.from({ length: 25 }, () => content.lines).flat();
  const pdf = await drawPaper(sampleReceipt({ content: { ...content, lines } }));
  expect(pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(3);
  expect(pdf.length).toBeLessThan(100_000);
});

it("a receipt names the payment provider that was paid through; the earlier ones without one say the wallet, as they did", () => {
  const { content } = sampleReceipt();
  const methodOf = (paidThrough: typeof content.paidThrough) =>
    printSheet(sampleReceipt({ content: { ...content, paidThrough } })).facts.find(({ id }) => id === "method.receipt");
  const alipay = { zh: "支付宝", en: "Alipay" };
  expect(methodOf({ name: alipay, withWallet: false })?.value).toEqual(alipay);
  expect(methodOf({ name: alipay, withWallet: true })?.value).toEqual({
    zh: "支付宝和钱包余额",
    en: "Alipay and wallet balance",
  });
  expect(methodOf(undefined)?.value).toEqual({ zh: "钱包余额", en: "Wallet balance" });
});

it("a receipt and a credit note say who, what and how much in both languages; the same twice is said once", () => {
  const receipt = printSheet(sampleReceipt());
  expect(receipt.facts.map(({ id, value }) => [id, value.zh])).toEqual([
    ["number", "R-2026-000042"],
    ["issued", "2026-11-25"],
    ["seller.receipt", "杭州金橘网络科技有限公司"],
    ["customer.receipt", "喆堃茶业有限公司"],
    ["order", "K261125-00042"],
    ["placed", "2026-11-25"],
    ["finished", "2026-11-25"],
    ["method.receipt", "钱包余额"],
  ]);
  expect(receipt).toMatchObject({
    title: { zh: "收款收据", en: "Receipt" },
    inWords: { text: "人民币壹仟叁佰零叁元伍角陆分" },
  });
  const { content } = sampleReceipt();
  const seller = { ...content.seller, company: { zh: "Kumquat", en: "Kumquat" } };
  const credit = {
    receiptNumber: "R-2026-000042",
    receiptIssuedAt: new Date("2026-11-25T03:02:10Z"),
    // Half past midnight in Shanghai.
    refundedAt: new Date("2026-11-27T16:30:00Z"),
    reason: "线路不稳",
  };
  const customer = { name: "", email: "lin@qinghe.example" };
  const note = printSheet(sampleReceipt({ kind: "credit_note", content: { ...content, seller, customer, credit } }));
  expect(note.title).toEqual({ zh: "退款凭证", en: "Credit note" });
  const facts = Object.fromEntries(note.facts.map(({ id, value }) => [id, value]));
  expect(facts["seller.credit_note"]).toEqual({ zh: "Kumquat", en: "" });
  expect(facts["customer.credit_note"]).toEqual({ zh: "lin@qinghe.example", en: "" });
  expect(facts.receipt).toEqual({ zh: "R-2026-000042", en: "2026-11-25" });
  expect(facts.refunded?.zh).toBe("2026-11-28");
  expect(facts.reason?.zh).toBe("线路不稳");
});
