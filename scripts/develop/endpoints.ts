import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkChoices } from "@/lib/cndns/choose-variants";
import { realUrls } from "@/lib/cndns/client";
import type { AnyRow } from "@/lib/cndns/endpoint";
import { describeParams } from "@/lib/cndns/params";
import { rows } from "@/lib/cndns/rows";

/**
 * `npm run endpoints [word]`: the upstream's endpoints that the client can call, with chapter, path, effect, where the
 * row is and who calls it; with a word only those that have it in their id, export, path or chapter.
 * `npm run -s endpoints -- --json`: all documented rows for programs.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "lib/cndns/endpoints");
const catalogue = join(root, "lib/cndns/catalogue");

/** The chapter of the manual that describes each endpoint: "二、域名, 4". */
function readChapters(): Map<string, string> {
  const entries = readdirSync(catalogue)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => JSON.parse(readFileSync(join(catalogue, name), "utf8")) as { id: string; chapter: string }[]);
  return new Map(entries.map(({ id, chapter }) => [id, chapter]));
}

/** Where an export is declared, or the entry of an exported table (`bccServer.renew`): file and line. */
function findPlace(exportName: string): string {
  const [name = "", key] = exportName.split(".");
  for (const file of readdirSync(folder).filter((one) => one.endsWith(".ts") && !one.endsWith(".test.ts"))) {
    const lines = readFileSync(join(folder, file), "utf8").split("\n");
    const declared = lines.findIndex((line) => line.startsWith(`export const ${name} `));
    if (declared < 0) continue;
    const entry = key ? lines.findIndex((line) => line.trimStart().startsWith(`${key}: `)) : declared;
    return `${relative(root, join(folder, file))}:${Math.max(entry, 0) + 1}`;
  }
  throw new Error(`no declaration of ${exportName} in lib/cndns/endpoints`);
}

/** Source files that import an endpoint's export, without tests and without the client itself. */
function findCallers(): Map<string, string[]> {
  const callers = new Map<string, string[]>();
  for (const top of ["app", "lib", "prisma", "scripts", "bench"]) {
    for (const file of readdirSync(join(root, top), { recursive: true, encoding: "utf8" })) {
      const path = join(top, file);
      if (!/\.tsx?$/.test(path) || path.includes("generated") || path.startsWith(join("lib", "cndns"))) continue;
      const text = readFileSync(join(root, path), "utf8");
      for (const match of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"[^"]*cndns\/endpoints\/([^"]+)"/g)) {
        for (const name of (match[1] ?? "").split(",").map((part) => part.trim().split(/\s+as\s+/)[0] ?? "")) {
          if (name !== "") callers.set(name, [...(callers.get(name) ?? []), path]);
        }
      }
      for (const match of text.matchAll(/import\s*\*\s*as\s+(\w+)\s+from\s*"[^"]*cndns\/endpoints\/[^"]+"/g)) {
        for (const use of text.matchAll(new RegExp(`\\b${match[1]}\\.(\\w+)`, "g"))) {
          const name = use[1] ?? "";
          const known = callers.get(name) ?? [];
          if (!known.includes(path)) callers.set(name, [...known, path]);
        }
      }
    }
  }
  return callers;
}

const pathOf = (row: AnyRow) => new URL(realUrls[row.host]).pathname.replace(/\/$/, "") + row.path;

function printJson(): void {
  const list = rows
    .filter(({ row }) => row.documented !== false)
    .map(({ row }) => ({
      id: row.id,
      path: pathOf(row),
      effect: row.effect,
      params: describeParams(row).map(({ name, required }) => ({ name, required })),
      codes: Object.keys(row.codes).map(Number),
    }));
  console.log(JSON.stringify(list, null, 2));
}

function printTable(word: string): void {
  const chapters = readChapters();
  const callers = findCallers();
  const lines = rows.flatMap(({ exportName, row }) => {
    const chapter = chapters.get(row.id) ?? "not in the manual";
    const cells = [row.id, chapter, pathOf(row), row.effect, findPlace(exportName), exportName];
    if (!cells.join(" ").toLowerCase().includes(word.toLowerCase())) return [];
    return [
      `${cells.join("  ")}${(callers.get(exportName.split(".")[0] ?? "") ?? []).map((path) => `\n    ${path}`).join("")}`,
    ];
  });
  console.log(lines.length > 0 ? lines.join("\n") : `nothing has “${word}” in its name`);
  if (word === "") printReadings();
}

/** The choices of CNDNS_READINGS. */
function printReadings(): void {
  const known = checkChoices(
    rows.map(({ row }) => row),
    {},
  );
  console.log("\nsettings of what the manual leaves open (CNDNS_READINGS), besides “default”:");
  for (const [setting, words] of known) console.log(`${setting}=${[...words].join("|")}`);
}

const words = process.argv.slice(2);
if (words.includes("--json")) printJson();
else if (words.includes("--readings")) printReadings();
else printTable(words[0] ?? "");
