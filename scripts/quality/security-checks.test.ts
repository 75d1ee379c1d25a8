import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const page = readFileSync("docs/security.md", "utf8");
const rows = page.split("\n").filter((text) => /^\| \d+ /.test(text));

it("docs/security.md has twenty-five checks, each with a test or the reason why there is none", () => {
  expect(rows).toHaveLength(25);
  for (const row of rows) expect(row.split("|")[3]?.trim(), row).not.toBe("");
});

it("every test that docs/security.md names is in its file", () => {
  const named = [...page.matchAll(/`([^`›]+) › ([^`]+)`/g)];
  expect(named.length).toBeGreaterThan(25);
  const missing = named.filter(
    ([, file = "", title = ""]) => !existsSync(file) || !readFileSync(file, "utf8").includes(title),
  );
  expect(missing.map(([text]) => text)).toEqual([]);
});
