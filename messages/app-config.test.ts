import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("types know every file of messages: without one, the type check takes all memory instead of naming it", () => {
  const typed = readFileSync("messages/app-config.d.ts", "utf8");
  const files = readdirSync("messages/zh").filter((file) => file.endsWith(".json"));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !typed.includes(`import("./zh/${file}")`))).toEqual([]);
});
