import { expect, it } from "vitest";
import { isAlready } from "./is-already";

const row = { id: "1", markupFen: 100n, records: [{ host: "www" }], note: null };

it("looks at what is asked for alone, and at all of it", () => {
  expect(isAlready(row, { markupFen: 100n, records: [{ host: "www" }], note: null })).toBe(true);
  for (const other of [{ markupFen: 101n }, { records: [] }, { note: "" }, { missing: 1 }]) {
    expect(isAlready(row, { markupFen: 100n, ...other })).toBe(false);
  }
});
