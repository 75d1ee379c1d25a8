import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningSandbox } from "../start";
import type { Bench } from "./bench";
import { countCodes, describeCodes, provocationRows } from "./describe";
import { openBench } from "./open-bench";

let sandbox: RunningSandbox;
let bench: Bench;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench());
});
afterEach(() => sandbox.close());

describe("every documented code", () => {
  for (const { id, code, provocation } of provocationRows()) {
    if (typeof provocation === "string") {
      it(`${id} ${code} by a planted fault`, async () => {
        if (id === "every call") throw new Error("authentication codes are all decided by state");
        await bench.control.fault({ kind: "code", endpoint: id, code });
        const answer = await bench.call(id);
        expect(answer.code).toBe(code);
        expect(String(answer.message)).toMatch(/\d{5} \S/);
      });
      continue;
    }
    const [how, run] = provocation;
    it(`${id} ${code}: ${how}`, async () => {
      const usedFen = async () => (code === "10036" ? (await bench.control.world()).money.usedFen : null);
      const before = await usedFen();
      const answer = await run(bench);
      expect(answer.code, String(answer.message)).toBe(code);
      const [last] = await bench.control.calls({ limit: 1 });
      expect(last?.outcome).toBe(code);
      expect(last?.chargeFen).toBe("0");
      expect(await usedFen()).toBe(before);
    });
  }

  it("is described for people", () => {
    const text = describeCodes();
    expect(text).toContain("domains.CreateDom");
    expect(text).toContain("11042");
    expect(text.split("\n").length).toBeGreaterThan(150);
    expect(text.split("\n").at(-1)).toMatch(
      /^\d+ different codes in the tables of \d+ endpoints: \d+ provoked by state/,
    );
  });

  it("is provoked by state for most of the 483 numbers, each counted once", () => {
    const { documented, provoked, byFaultOnly } = countCodes();
    expect(documented).toBe(483);
    expect(provoked).toBeGreaterThanOrEqual(400);
    expect(provoked + byFaultOnly + 1).toBe(documented);
  });
});
