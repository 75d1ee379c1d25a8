import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./shop-processes";

const SOURCES = ["app", "components", "lib", "messages", "public", "prisma/schema"];
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
    if (/\.(test|spec)\.tsx?$/.test(path)) return;
    hash.update(path).update("\0").update(readFileSync(path));
  };
  for (const path of [...SOURCES, ...FILES]) visit(path);
  return hash.digest("hex");
}

/** Builds the production app unless the last build was made from the same sources. */
export function buildWhenStale(): { built: boolean } {
  const hash = sourceHash();
  if (existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash)
    return { built: false };
  const done = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    // No database while building, so that the same sources make the same pages; the running shop adds its settings within seconds.
    // biome-ignore lint/style/noProcessEnv: what a child process starts with
    env: { ...process.env, DATABASE_URL: "", NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  if (done.status !== 0) throw new StartError(`${done.stdout}${done.stderr}\nThe build failed; see above.`);
  writeFileSync(STAMP, hash);
  return { built: true };
}
