import { expect, it } from "vitest";
import { csvLine } from "./csv";

it("quotes, and lets no text be a formula; a negative figure stays one", () => {
  expect(csvLine(["a", 'say "hi"', "-1.00", "+1", "=1+1", "@x", "-cmd", "\t=1"])).toBe(
    `"a","say ""hi""","-1.00","'+1","'=1+1","'@x","'-cmd","'\t=1"\r\n`,
  );
});
