import { expect, it } from "vitest";
import { csvLine } from "./csv";

it("takes only a whole figure for a negative one, and full-width signs for what spreadsheets take them for", () => {
  expect(csvLine(["-2+3+cmd|' /C calc'!A0", "-1.50", "-12", "-1e5", "＝1+1", "＠x", "\n=1"])).toBe(
    `"'-2+3+cmd|' /C calc'!A0","-1.50","-12","'-1e5","'＝1+1","'＠x","'\n=1"\r\n`,
  );
});

it("quotes, and lets no text be a formula; a negative figure stays one", () => {
  expect(csvLine(["a", 'say "hi"', "-1.00", "+1", "=1+1", "@x", "-cmd", "\t=1"])).toBe(
    `"a","say ""hi""","-1.00","'+1","'=1+1","'@x","'-cmd","'\t=1"\r\n`,
  );
});
