import fc from "fast-check";
import { expect, it } from "vitest";
import { textRuns } from "./text-runs";

const han = (text: string) => ({ text, latin: false });
const latin = (text: string) => ({ text, latin: true });

it.each([
  ["喆堃茶业有限公司", [han("喆堃茶业有限公司")]],
  ["Café Müller GmbH, 3 rooms", [han("Café Müller GmbH, 3 rooms")]],
  ["Dvořák", [latin("Dvořák")]],
  ["Jan Dvořák", [han("Jan "), latin("Dvořák")]],
  ["上海Škoda汽车·Łódź", [han("上海"), latin("Škoda"), han("汽车·"), latin("Łódź")]],
  ["Nguyễn Thị Ánh", [latin("Nguyễn"), han(" "), latin("Thị"), han(" Ánh")]],
  ["ＡＢＣ 𠮷", [han("ＡＢＣ 𠮷")]],
  ["", [han("")]],
])("%s is printed in the fonts that have its letters", (text, runs) => {
  expect(textRuns(text)).toEqual(runs);
});

it("loses nothing of any text, and two parts in a row are of two fonts", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const runs = textRuns(text);
      expect(runs.map((run) => run.text).join("")).toBe(text);
      expect(runs.every((run, at) => run.latin !== runs[at - 1]?.latin)).toBe(true);
    }),
  );
});
