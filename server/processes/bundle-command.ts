import type { BuildOptions } from "esbuild";
import { NODE_CODE } from "./bundle";

/** The command line for customers, which the shop offers for download (cli/main.ts). */
export const COMMAND_FILE = "public/kumquat.mjs";

/** One file with everything that it needs: it runs where nothing but node is installed. */
const COMMAND: BuildOptions = {
  ...NODE_CODE,
  entryPoints: ["cli/main.ts"],
  outfile: COMMAND_FILE,
  splitting: false,
  packages: "bundle",
  minify: true,
  // Packages that were written for CommonJS ask for Node's own modules this way.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as requireOf } from "node:module";const require = requireOf(import.meta.url);',
  },
};

export async function bundleCommand(): Promise<void> {
  // Imported when it is used: a built installation has no such package.
  const { build } = await import("esbuild");
  await build(COMMAND);
}
