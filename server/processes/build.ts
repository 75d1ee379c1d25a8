import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCommand, COMMAND_FILE } from "./bundle-command";
import { StartError } from "./start-error";

const SOURCES = ["app", "cli", "components", "lib", "messages", "public", "prisma/schema"];
const FILES = ["next.config.js", "instrumentation.ts", "postcss.config.mjs", "package-lock.json", "tsconfig.json"];
const STAMP = ".next/kumquat-source";

function sourceHash(): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) if (entry !== "generated") visit(join(path, entry));
      return;
    }
    if (/\.(test|spec)\.tsx?$/.test(path) || path === COMMAND_FILE) return;
    hash.update(path).update("\0").update(readFileSync(path));
  };
  for (const path of [...SOURCES, ...FILES]) visit(path);
  return hash.digest("hex");
}

/** The hash of the sources; undefined when the last build was made from the same ones. */
function staleHash(): string | undefined {
  const hash = sourceHash();
  const built =
    existsSync(COMMAND_FILE) &&
    existsSync(".next/BUILD_ID") &&
    existsSync(STAMP) &&
    readFileSync(STAMP, "utf8") === hash;
  return built ? undefined : hash;
}

const BUILD = ["node_modules/next/dist/bin/next", "build"];
// No database while building, so that the same sources make the same pages; the running shop adds its settings within seconds.
const environment = () => ({
  // biome-ignore lint/style/noProcessEnv: what a child process starts with
  ...process.env,
  DATABASE_URL: "",
  NEXT_TELEMETRY_DISABLED: "1",
  NODE_ENV: "production" as const,
});

function keepStamp(status: number | null, said: string, hash: string): void {
  if (status !== 0) throw new StartError(`${said}\nThe build failed; see above.`);
  writeFileSync(STAMP, hash);
}

/** Builds the production app unless the last build was made from the same sources. @throws StartError with what the build said */
export async function buildWhenStale(): Promise<void> {
  const hash = staleHash();
  if (hash === undefined) return;
  await bundleCommand();
  const done = spawnSync(process.execPath, BUILD, {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: environment(),
  });
  keepStamp(done.status, done.stdout + done.stderr, hash);
}

let underway: Promise<void> | undefined;

/**
 * The same while other work goes on. A build that is under way is waited for.
 * @param options.behind leaves the processor to the other work: the build has what that does not use
 */
export function buildMeanwhile({ behind = false } = {}): Promise<void> {
  underway ??= buildBeside(behind).finally(() => {
    underway = undefined;
  });
  return underway;
}

async function buildBeside(behind: boolean): Promise<void> {
  const hash = staleHash();
  if (hash === undefined) return;
  await bundleCommand();
  const [command, words] = behind ? ["nice", ["-n", "10", process.execPath, ...BUILD]] : [process.execPath, BUILD];
  const build = spawn(command, words, { stdio: ["ignore", "pipe", "pipe"], env: environment() });
  let said = "";
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const [status] = (await once(build, "close")) as [number | null];
  keepStamp(status, said, hash);
}
