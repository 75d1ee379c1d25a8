import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const lines = readFileSync("docs/operations/proof.md", "utf8").split("\n");
const begin = lines.findIndex((line) => line.startsWith("| promise"));
const end = lines.findIndex((line) => line.startsWith("## Never shown"));
/** The rows under the head and its rule: [promise, proof]. */
const rows = lines
  .slice(begin + 2, end)
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\||\|$/g, "").trim()));
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** A command of package.json; `npm ci` is npm's own. */
const COMMAND = /^npm (?:run )?((?<=run )[\w:]+|test|start)/;

const exists = (name: string) => {
  const [, command = ""] = COMMAND.exec(name) ?? [];
  return command ? command in scripts : existsSync(name);
};

it("every test, file and command that docs/operations/proof.md names exists", () => {
  const names = named(lines.join("\n")).filter((name) => COMMAND.test(name) || name.includes("/"));
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !exists(name))).toEqual([]);
});

it("every promise has a test or a command that proves it", () => {
  const promises = rows.filter(([promise = ""]) => !/^\*\*[^*]+\*\*(?: \(.*\))?$/.test(promise));
  expect(promises.length).toBeGreaterThan(30);
  const without = promises.filter(
    ([, proof = ""]) => !named(proof).some((name) => name.endsWith(".test.ts") || name.startsWith("npm run ")),
  );
  expect(without).toEqual([]);
});

it("a name that is not there is found", () => {
  expect(["npm run no-such", "lib/no-such.test.ts", "npm test", "scripts/quality/proof.test.ts"].map(exists)).toEqual([
    ...[false, false],
    ...[true, true],
  ]);
});
