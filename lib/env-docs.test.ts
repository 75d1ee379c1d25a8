import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { environmentNames, partialEnv } from "./env";

const rows = readFileSync("docs/operations/configure.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, name, meaning, byDefault] = /^\| `([A-Z_]+)` *\| (.*?) +\| (.*?) +\| /.exec(line) ?? [];
    return name && meaning && byDefault ? [{ name, meaning, byDefault }] : [];
  });

it("docs/operations/configure.md describes every variable, once", () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...environmentNames].sort());
});

it("the defaults there are those of the code", () => {
  const values = partialEnv() as unknown as Record<string, unknown>;
  const told = rows.filter(({ byDefault }) => /^`[^`]+`$/.test(byDefault) && !byDefault.includes("DATABASE_URL"));
  expect(told.length).toBeGreaterThan(12);
  for (const { name, byDefault } of told.filter((one) => !(one.name in process.env) && one.name in values))
    expect([name, String(values[name])]).toEqual([name, byDefault.slice(1, -1)]);
});

it(".env.example has every variable that people set", () => {
  const example = readFileSync(".env.example", "utf8");
  const inner = ["KUMQUAT_SANDBOX", "KUMQUAT_FAILPOINT"];
  const missing = environmentNames.filter(
    (name) => !inner.includes(name) && !new RegExp(`^#${name}=`, "m").test(example),
  );
  expect(missing).toEqual([]);
});

it("links between the operations pages lead somewhere", () => {
  for (const page of readdirSync("docs/operations")) {
    const text = readFileSync(`docs/operations/${page}`, "utf8");
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
    expect([page, targets.filter((target) => !existsSync(`docs/operations/${target}`))]).toEqual([page, []]);
  }
});
