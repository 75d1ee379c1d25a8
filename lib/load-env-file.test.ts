import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadEnvFile } from "./load-env-file";

/** As Next itself finds it. */
const { loadEnvConfig } = createRequire(createRequire(import.meta.url).resolve("next/package.json"))("@next/env");
const NAMES = ["FILE_A", "FILE_B", "FILE_C", "FILE_D", "__NEXT_PROCESSED_ENV"];
let dir: string;
const forget = () => {
  for (const name of NAMES) delete process.env[name];
};
beforeEach(() => {
  forget();
  dir = mkdtempSync(join(tmpdir(), "kumquat-env-"));
});
afterEach(() => {
  forget();
  rmSync(dir, { recursive: true, force: true });
});

function load(text: string): void {
  writeFileSync(join(dir, ".env"), text);
  loadEnvFile(join(dir, ".env"));
}

it("reads values in quotes whole, comments as comments, and leaves what is set", () => {
  process.env.FILE_D = "set";
  load(`# a comment\nFILE_A='abc!@#xyz'\nexport FILE_B="two\nrows#" # why\nFILE_C=plain # why\nFILE_D=file\n`);
  expect(NAMES.slice(0, 4).map((name) => process.env[name])).toEqual(["abc!@#xyz", "two\nrows#", "plain", "set"]);
});

it.each([
  ["FILE_A=1\nFILE_B=abc!@#xyz\n", 2],
  ["FILE_B=#xyz", 1],
  ['\nFILE_B=a"bc"#xyz\n', 2],
])("refuses a bare value that would be cut at its #, naming variable and row: %j", (text, row) => {
  expect(() => load(text)).toThrow(new RegExp(`row ${row}: the value of FILE_B has a #.*FILE_B='…'`));
  expect(() => load(text)).not.toThrow(/xyz/);
});

it("is the only reader: Next leaves a $ in a value as it is", () => {
  load("FILE_A='pa$FILE_D.word'\n");
  loadEnvConfig(dir, false);
  expect(process.env.FILE_A).toBe("pa$FILE_D.word");
});
