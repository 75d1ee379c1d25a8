import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const DIR = ".test/bundles";

/**
 * Bundles an entry point of ours, for a test that starts it many times: such a process reads one file, and under tsx several hundred,
 * which takes three times the processor time. Packages stay outside, so the file is put where they are found.
 * @returns the path of the file, to be run by plain node
 */
export async function bundle(entry: string): Promise<string> {
  mkdirSync(DIR, { recursive: true });
  const outfile = join(DIR, `${basename(entry, ".ts")}-${process.pid}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    tsconfig: "tsconfig.node.json",
    keepNames: true,
    logLevel: "error",
  });
  return outfile;
}
