import fc from "fast-check";
import { expect, it } from "vitest";
import { csvCell, csvHead, csvRows, spreadsheetCell } from "./csv";
import { parseYuan } from "./money";

it("takes only a whole figure for a negative one, and full-width signs for what spreadsheets take them for", () => {
  expect(csvRows([["-2+3+cmd|' /C calc'!A0", "-1.50", "-12", "-1e5", "＝1+1", "＠x", "\n=1"]])).toBe(
    `"'-2+3+cmd|' /C calc'!A0","-1.50","-12","'-1e5","'＝1+1","'＠x","'\n=1"\r\n`,
  );
});

it("quotes, and lets no text be a formula; a negative figure stays one", () => {
  expect(csvRows([["a", 'say "hi"', "", "-1.00", "+1+1", "=1+1", "@x", "-cmd", "\t=1"], ["b"]])).toBe(
    `"a","say ""hi""","","-1.00","'+1+1","'=1+1","'@x","'-cmd","'\t=1"\r\n"b"\r\n`,
  );
});

it("leaves a telephone number as it is, and nothing else that begins with a plus", () => {
  const phones = ["+86 138 0013 8000", "+8613800138000", "13800138000"];
  expect(csvRows([phones])).toBe(`"${phones.join('","')}"\r\n`);
  const formulas = ["+", "+ 1", "+1-2", "+86-138-0013-8000", "+1;A1", "+1e5", "+A1", "+1\n=1"];
  expect(csvRows([formulas])).toBe(`"'${formulas.join(`","'`)}"\r\n`);
});

it("keeps all digits of a number that a spreadsheet would round", () => {
  expect(spreadsheetCell("4200002456202611271234567890")).toBe("'4200002456202611271234567890");
  expect(spreadsheetCell("1234567890123456")).toBe("'1234567890123456");
  for (const kept of ["123456789012345", "K261127-00001", "12345678901234.56", "4200002456202611271234567X", ""])
    expect(spreadsheetCell(kept)).toBe(kept);
});

it("begins with what spreadsheets know UTF-8 by", () => {
  expect(csvHead(["时间", "=1"])).toBe(`\uFEFF"时间","'=1"\r\n`);
  expect(csvRows([])).toBe("");
});

it("whatever the texts are, a reader gets the same cells, and none that begins as a formula does", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "=", "+", "-", "@", "\t", "'", "＝", "1", "山") }),
  );
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(rows, (values) => {
      const read = [...csvRows(values).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)].map(([, cell = "", end]) => ({
        cell: cell.replaceAll('""', '"'),
        end,
      }));
      expect(read.map(({ end }) => end)).toEqual(
        values.flatMap((row) => row.map((_, i) => (row[i + 1] === undefined ? "\r\n" : ","))),
      );
      for (const [i, text] of values.flat().entries()) {
        const cell = read[i]?.cell ?? "";
        expect([text, `'${text}`]).toContain(cell);
        expect(/^[=@\t\r\n＝＋＠－]|^\+(?!\d[\d ]*$)/.test(cell)).toBe(false);
      }
    }),
  );
});

it("writes money as decimal yuan and times with their zone, to the second", () => {
  expect(csvCell(null)).toBe("");
  expect(csvCell(12_345n)).toBe("123.45");
  expect(csvCell(-5n)).toBe("-0.05");
  expect(csvCell(new Date("2026-11-24T16:07:09.999Z"))).toBe("2026-11-25T00:07:09+08:00");
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2199-12-31"), noInvalidDate: true }), (at) => {
      expect(new Date(csvCell(at)).getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 1n - 10n ** 17n, max: 10n ** 17n - 1n }), (fen) => {
      // A figure stays one: a minus is no formula's beginning.
      expect(csvRows([[csvCell(fen)]])).toMatch(/^"-?\d+\.\d\d"\r\n$/);
      expect(parseYuan(csvCell(fen))).toBe(fen);
    }),
  );
});
