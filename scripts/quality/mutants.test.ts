import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mutants } from "./mutants";

/** `npm run mutations` plants them; this test checks, on every run, that they can still be planted and that their tests exist. */
describe("the planted bugs", () => {
  it("are at least fifteen, each with a name of its own", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(15);
  });

  it.each(mutants)("$name: its place is in the file exactly once", ({ file, from, to }) => {
    expect(readFileSync(file, "utf8").split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  it.each(mutants.flatMap(({ name, by }) => ("test" in by ? [{ name, ...by }] : [])))(
    "$name: the test that catches it is there",
    ({ test, named }) => {
      expect(readFileSync(test, "utf8")).toContain(named);
    },
  );
});
