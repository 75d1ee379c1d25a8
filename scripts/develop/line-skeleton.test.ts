import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { entries, skeletonOf } from "./line-skeleton";

const ID = "bakery";

it.each(Object.keys(entries))("enters a new product line in %s, once", (path) => {
  const before = readFileSync(path, "utf8");
  const after = entries[path]?.(before, ID) ?? "";
  const added = after.split("\n").filter((line) => !before.split("\n").includes(line));
  expect(added.length).toBeGreaterThan(0);
  expect(added.every((line) => line.includes(ID))).toBe(true);
  expect(after.length).toBeGreaterThan(before.length);
});

it("writes a skeleton that compiles unchanged", () => {
  const dir = ".test/new-line";
  rmSync(dir, { recursive: true, force: true });
  const files = Object.entries(skeletonOf(ID)).map(([path, text]) => {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return path;
  });
  const config = {
    extends: "../../tsconfig.json",
    compilerOptions: {
      incremental: false,
      plugins: [],
      types: ["node"],
      rootDirs: ["../..", "."],
      paths: { "@/*": ["../../*", "./*"], "server-only": ["../../scripts/testing/server-only.ts"] },
    },
    files: files.filter((path) => path.endsWith(".ts")),
    include: [],
  };
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(dir));
  const program = ts.createProgram(fileNames, options);
  // The skeleton's own files: what they import is checked with all the rest, by `npm run types`.
  const found = fileNames.flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  rmSync(dir, { recursive: true, force: true });
  expect(fileNames.length).toBeGreaterThan(4);
  expect(
    ts.formatDiagnostics([...errors, ...program.getOptionsDiagnostics(), ...found], ts.createCompilerHost({})),
  ).toBe("");
}, 120_000);
