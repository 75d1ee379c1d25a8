import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedCalls } from "./generate-calls";

it("components/generated is what the contracts say; `npm run calls` writes it", async () => {
  const wanted = await generatedCalls();
  expect(wanted.size).toBeGreaterThan(20);
  const there = readdirSync("components/generated").map((file) => [
    file,
    readFileSync(`components/generated/${file}`, "utf8"),
  ]);
  expect(Object.fromEntries(there)).toEqual(Object.fromEntries(wanted));
});
