import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { PaperCorrections } from "./paper-corrections";

const from = { paper: "26330000000000000001", issuedOn: "2026-12-01", fileName: null };
const one = { at: new Date("2026-12-02T05:00:00Z"), by: "周敏", from, reason: "号码抄错了一位" };

it("says what a registered fapiao was before it was corrected, who did it and why", async () => {
  const to = { ...from, paper: "26330000000000000002" };
  const zh = wordsOf(await renderedHtml(<PaperCorrections corrections={[{ ...one, to }]} />));
  expect(zh).toMatch(/2026-12-02 13:00 周敏/);
  expect(zh).toContain("发票号码 26330000000000000001 → 26330000000000000002");
  expect(zh).toContain("哪里错了：号码抄错了一位");
  expect(zh).not.toMatch(/开票日期|文件/);
});

it("names day and file where they were corrected, and is nothing where nothing was", async () => {
  const files = { from: { ...from, fileName: "a.pdf" }, to: { ...from, issuedOn: "2026-12-02", fileName: "b.pdf" } };
  const en = wordsOf(await renderedHtml(<PaperCorrections corrections={[{ ...one, ...files }]} />, "en"));
  expect(en).toContain("26330000000000000001 · issue date 2026-12-01 → 2026-12-02 · file a.pdf → b.pdf");
  expect(await renderedHtml(<PaperCorrections corrections={[]} />)).not.toContain("更正");
});
