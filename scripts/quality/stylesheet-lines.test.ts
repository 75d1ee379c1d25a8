import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const TOKENS = "app/styles/tokens.css";
const MOST_LINES = 150;

it(`the stylesheets beside the tokens have at most ${MOST_LINES} lines`, () => {
  const paths = ["app", "components"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith(".css") && path !== TOKENS);
  const lines = paths.map((path) => [path, readFileSync(path, "utf8").split("\n").length - 1] as const);
  expect(lines.length).toBeGreaterThan(0);
  const sum = lines.reduce((total, [, count]) => total + count, 0);
  expect(sum, JSON.stringify(lines)).toBeLessThanOrEqual(MOST_LINES);
});
