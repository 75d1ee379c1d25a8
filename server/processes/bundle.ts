import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const DIR = ".bundles";
/** Kept, because a shop that was started from one may still read parts of it. */
const KEPT = 10;

/** How code for Node is bundled, for `npm start` and for an installation alike. */
export const NODE_CODE = {
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  tsconfig: "tsconfig.node.json",
  // Errors and logs name functions and classes.
  keepNames: true,
  logLevel: "error",
} as const;

/**
 * Bundles entry points into files that plain node runs. Such a process reads a few files; under tsx it reads several hundred, which
 * takes three times the processor time at each start. Takes half a second. Packages stay outside.
 * The folder is named by its content and appears whole, so that several starts at once do not disturb one another.
 * @returns the file of an entry point
 */
export async function bundle<Entry extends string>(entries: readonly Entry[]): Promise<(entry: Entry) => string> {
  // Imported when it is used: a built installation (build-output.ts) bundles nothing and has no such package.
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [...entries],
    outdir: DIR,
    outbase: ".",
    outExtension: { ".js": ".mjs" },
    write: false,
    ...NODE_CODE,
  });
  const hash = createHash("sha256");
  for (const { path, contents } of outputFiles) hash.update(relative(DIR, path)).update("\0").update(contents);
  const folder = join(DIR, hash.digest("hex").slice(0, 16));
  if (!existsSync(folder)) {
    const made = `${folder}-${process.pid}`;
    for (const { path, contents } of outputFiles) {
      const file = join(made, relative(DIR, path));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
    moveIntoPlace(made, folder);
    removeOld();
  }
  return (entry) => join(folder, entry.replace(/\.ts$/, ".mjs"));
}

function moveIntoPlace(made: string, folder: string): void {
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another start made the same one meanwhile.
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true, force: true });
  }
}

function removeOld(): void {
  const age = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = readdirSync(DIR).map((name) => join(DIR, name));
  const newestFirst = folders.toSorted((one, other) => age(other) - age(one));
  for (const folder of newestFirst.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
}
