/**
 * `npm run build`: writes dist/, a folder that runs the shop with Node and `npm ci --omit=dev` alone: no sources, no build tools, no
 * embedded database, no sandbox. The container image, the services and the proof of both (scripts/quality/prove-install.ts) start from it.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { buildWhenStale } from "./build";
import { NODE_CODE } from "./bundle";

export const OUTPUT = "dist";
/** What processes read at run time beside their code, as it lies in the sources. */
const READ = ["public", "messages", "lib/help/articles", "prisma/migrations", "next.config.js", "deploy"];
const PROCESSES = ["server/web.ts", "server/worker.ts", "server/mail-in.ts"];
/** A command is a script of package.json that runs a file of scripts/operate. */
const COMMAND = /^tsx --tsconfig tsconfig\.node\.json (scripts\/operate\/[\w-]+\.ts)$/;

interface Manifest {
  name: string;
  version: string;
  engines: Record<string, string>;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}
interface Locked {
  dev?: true;
  devOptional?: true;
  hasInstallScript?: true;
}
interface Lock {
  packages: Record<string, Locked & Partial<Manifest>>;
}

/** The commands of the sources that dist/ has as well: their name, and the file that npm runs. */
export function commandsOf(manifest: Pick<Manifest, "scripts">): Record<string, string> {
  return Object.fromEntries(
    Object.entries(manifest.scripts).flatMap(([name, run]) => {
      const file = COMMAND.exec(run)?.[1];
      return file ? [[name, file]] : [];
    }),
  );
}

const outputName = (file: string) => basename(file, ".ts");

/**
 * package.json and the lock file of dist/: what runs needs, and nothing that builds or tests. The lock file leaves out what npm would
 * install although only optional peers ask for it (Prisma's CLI, TypeScript, a browser).
 */
export function runtimeManifests(manifest: Manifest, lock: Lock): { manifest: object; lock: object } {
  const { name, version, engines, dependencies, overrides } = manifest;
  const packages = Object.fromEntries(
    Object.entries(lock.packages).filter(([path, one]) => path !== "" && !one.dev && !one.devOptional),
  );
  const withScript = new Set(
    Object.entries(packages).flatMap(([path, one]) =>
      one.hasInstallScript ? [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)] : [],
    ),
  );
  const allowScripts = Object.fromEntries(
    Object.entries(manifest.allowScripts ?? {}).filter(([one]) => withScript.has(one)),
  );
  const scripts = {
    web: "node web.mjs",
    worker: "node worker.mjs",
    "mail-in": "node mail-in.mjs",
    ...Object.fromEntries(
      Object.entries(commandsOf(manifest)).map(([command, file]) => [command, `node ${outputName(file)}.mjs`]),
    ),
  };
  const shared = { name, version };
  return {
    manifest: { ...shared, private: true, type: "module", engines, scripts, dependencies, overrides, allowScripts },
    lock: { ...lock, packages: { "": { ...shared, engines, dependencies }, ...packages } },
  };
}

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, "utf8")) as T;
const writeJson = (file: string, value: object) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

async function bundleInto(folder: string, files: readonly string[]): Promise<void> {
  await build({
    entryPoints: files.map((file) => ({ in: file, out: outputName(file) })),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    chunkNames: "code/[name]-[hash]",
    ...NODE_CODE,
  });
}

/** The pages, without what only the next build uses. Its links to packages are relative, and stay links. */
function copyPages(folder: string): void {
  mkdirSync(join(folder, ".next"));
  for (const name of readdirSync(".next")) {
    if (["cache", "dev", "trace", "trace-build", "types", "diagnostics", "turbopack"].includes(name)) continue;
    cpSync(join(".next", name), join(folder, ".next", name), { recursive: true, verbatimSymlinks: true });
  }
}

export async function buildOutput(folder = OUTPUT): Promise<void> {
  await buildWhenStale();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = readJson<Manifest>("package.json");
  const { manifest, lock } = runtimeManifests(own, readJson<Lock>("package-lock.json"));
  await bundleInto(folder, [...PROCESSES, ...Object.values(commandsOf(own))]);
  copyPages(folder);
  const isText = (path: string) => !/\.(tsx?|d\.ts)$/.test(path);
  for (const path of READ) if (existsSync(path)) cpSync(path, join(folder, path), { recursive: true, filter: isText });
  writeJson(join(folder, "package.json"), manifest);
  writeJson(join(folder, "package-lock.json"), lock);
}
