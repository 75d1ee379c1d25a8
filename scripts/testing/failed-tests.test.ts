import { describe, expect, it } from "vitest";
import { failedInPlaywright, failedInVitest } from "./failed-tests";

describe("the failed tests, for the end of a run", () => {
  it("names each failed test of Vitest, and a file that could not be loaded", () => {
    const test = (fullName: string, ...failureMessages: string[]) => ({
      fullName,
      status: failureMessages.length > 0 ? "failed" : "passed",
      failureMessages,
    });
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: "/shop/lib/a.test.ts",
          status: "failed",
          message: "",
          assertionResults: [
            test("adds"),
            test("subtracts", "\u001b[31mAssertionError: expected 1 to be 2\u001b[0m\n  at a:1"),
          ],
        },
        { name: "/shop/lib/b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
        { name: "/shop/lib/c.test.ts", status: "passed", message: "", assertionResults: [test("holds")] },
      ],
    };
    expect(failedInVitest(report, "/shop")).toEqual([
      { name: "lib/a.test.ts › subtracts", message: "AssertionError: expected 1 to be 2\n  at a:1" },
      { name: "lib/b.test.ts", message: "Cannot find module" },
    ]);
  });

  it("names each failed spec of Playwright with its last try's errors, within suites too", () => {
    const spec = (title: string, ...messages: string[]) => ({
      title,
      file: "shop/buy.spec.ts",
      line: 7,
      ok: messages.length === 0,
      tests: [
        { results: [{ errors: [{ message: "first try" }] }, { errors: messages.map((message) => ({ message })) }] },
      ],
    });
    const report = {
      stats: { expected: 1, unexpected: 2, flaky: 0 },
      suites: [
        {
          specs: [spec("buys"), spec("pays", "Error: no button\nline 2")],
          suites: [{ specs: [spec("sells", "Timeout")] }],
        },
      ],
      errors: [{ message: "global set-up failed" }],
    };
    expect(failedInPlaywright(report)).toEqual([
      { name: "shop/buy.spec.ts:7 › pays", message: "Error: no button\nline 2" },
      { name: "shop/buy.spec.ts:7 › sells", message: "Timeout" },
      { name: "playwright", message: "global set-up failed" },
    ]);
  });
});
