import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

function endpoints(...words: string[]): string {
  const args = ["--import", "tsx", "scripts/develop/endpoints.ts", ...words];
  const env = { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" };
  return execFileSync(process.execPath, args, { cwd: root, env, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
}

interface Entry {
  id: string;
  params: { name: string; required: unknown }[];
  codes: number[];
}

const folder = `${root}/lib/cndns/catalogue`;
const catalogue = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Entry[]);

it("--json lists every endpoint of the manual with its path, effect, parameters and codes", () => {
  const list = JSON.parse(endpoints("--json")) as (Entry & { path: string; effect: string })[];
  expect(list).toHaveLength(210);
  expect(list.map(({ id }) => id).toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
  for (const one of list) {
    expect(Object.keys(one)).toEqual(["id", "path", "effect", "params", "codes"]);
    expect(one.path).toMatch(/^\/[\w/]+\.aspx$/);
    expect(one.effect).toMatch(/^(read|write|purchase)$/);
    const entry = catalogue.find(({ id }) => id === one.id);
    const names = new Set(entry?.params.map(({ name }) => name));
    expect(new Set(one.params.map(({ name }) => name)), one.id).toEqual(names);
    expect(new Set(one.codes), one.id).toEqual(new Set(entry?.codes));
  }
}, 60_000);

it("a word finds rows with chapter, place and callers", () => {
  const [first = ""] = endpoints("domains.DomainRenew").split("\n");
  expect(first).toMatch(
    /^domains\.DomainRenew {2}二、域名, 4 {2}\/domains\/DomainRenew\.aspx {2}purchase {2}lib\/cndns\/endpoints\/domains\.ts:\d+ {2}renewDomain$/,
  );
  const lines = endpoints().split("\n");
  const documented = lines.filter((line) => line.includes(".aspx  ") && !line.includes("  not in the manual  "));
  expect(documented).toHaveLength(210);
  const uncalled = documented.filter((line) => !/^ {4}(app|lib)\//.test(lines[lines.indexOf(line) + 1] ?? ""));
  expect(uncalled, "endpoints that nothing in the shop calls").toEqual([]);
}, 60_000);

it("--readings lists what a deployment may choose", () => {
  const lines = endpoints("--readings").split("\n");
  expect(lines).toContain("product_name=pdtnme|pdtname|pdtmne|pdtmme");
  expect(lines).toContain("user_type=digits");
  expect(lines.some((line) => line.startsWith("site_path="))).toBe(true);
}, 60_000);
