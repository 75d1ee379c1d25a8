import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/** A small project that installs a package from a folder beside it, so that npm needs no registry. */
let dir: string;
const at = (...parts: string[]) => join(dir, ...parts);
const json = (file: string, value: unknown) => writeFileSync(file, JSON.stringify(value));

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "kumquat-prepare-"));
  for (const folder of ["scripts", "prisma/schema", "lib/db/generated", "part"])
    mkdirSync(at(folder), { recursive: true });
  for (const name of ["prepare.mjs", "installed-packages.mjs"])
    if (existsSync(join("scripts", name))) cpSync(join("scripts", name), at("scripts", name));
  writeFileSync(at("scripts", "generate.mjs"), "");
  writeFileSync(at("prisma/schema/a.prisma"), "");
  json(at("part", "package.json"), { name: "part", version: "1.0.0" });
  expect(run("npm", "pack", "./part").status).toBe(0);
  json(at("package.json"), { name: "shop", version: "1.0.0", dependencies: { part: "file:part-1.0.0.tgz" } });
  expect(run("npm", "install", "--offline", "--package-lock-only").status).toBe(0);
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { cwd: dir, encoding: "utf8", env: { ...process.env, npm_config_offline: "true" } });
const prepared = () => {
  const { stdout, stderr, status } = run(
    ...([process.execPath, "--input-type=module", "-e"] as const),
    'import { prepare } from "./scripts/prepare.mjs"; prepare();',
  );
  return { status, stderr, installed: stdout.includes("Installing packages") };
};
/** A file that installing would delete, as it deletes what a running shop has open. */
const mark = () => writeFileSync(at("node_modules", "mark"), "");
const isMarked = () => existsSync(at("node_modules", "mark"));
const fine = { status: 0, stderr: "" };

it("installs what is missing, and leaves alone what npm has installed, whoever called it", () => {
  expect(prepared()).toEqual({ ...fine, installed: true });
  mark();
  expect(prepared()).toEqual({ ...fine, installed: false });
  expect(run("npm", "ci").status).toBe(0);
  expect(isMarked()).toBe(false);
  mark();
  expect(prepared()).toEqual({ ...fine, installed: false });
  expect(isMarked()).toBe(true);
}, 60_000);

it("installs again for another Node, after a package was deleted, and when the lock names another one", () => {
  writeFileSync(at("node_modules", ".kumquat-node"), "1");
  expect(prepared().installed).toBe(true);
  rmSync(at("node_modules", "part"), { recursive: true });
  expect(prepared().installed).toBe(true);
  expect(prepared().installed).toBe(false);
  json(at("part", "package.json"), { name: "part", version: "1.0.1" });
  run("npm", "pack", "./part");
  json(at("package.json"), { name: "shop", version: "1.0.0", dependencies: { part: "file:part-1.0.1.tgz" } });
  expect(run("npm", "install", "--offline", "--package-lock-only").status).toBe(0);
  expect(prepared()).toEqual({ ...fine, installed: true });
  expect(prepared().installed).toBe(false);
}, 60_000);
