/**
 * The environment of a command that works on the shop's database: what `npm start` would use. `.env` is read; without a
 * DATABASE_URL it is the embedded database of the data folder: that of the running shop, or, while none runs, started for
 * as long as the command takes.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { clusterDir, runningEmbedded, startEmbedded } from "../../lib/db/embedded";
import { loadEnvFile } from "../../lib/load-env-file";
import { sandboxEnv } from "../../sandbox/http/credentials";
import { holderOf, lockData, unlockData } from "./data-lock";
import { keptSecrets, StartError } from "./stack";

/** Runs the work in the shop's environment; the process ends with its answer as exit code, or 1 with a sentence. */
export async function inShopEnvironment(work: () => Promise<number>): Promise<never> {
  let close = async () => {};
  let code = 1;
  try {
    close = await enterShopEnvironment();
    code = await work();
  } catch (error) {
    const known = error instanceof Error && !(error instanceof TypeError);
    process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  }
  const { db } = await import("../../lib/db/client");
  if (process.env.DATABASE_URL) await db.$disconnect();
  await close();
  process.exit(code);
}

/** Fills process.env. @returns what ends what was started. @throws StartError in words. */
async function enterShopEnvironment(): Promise<() => Promise<void>> {
  loadEnvFile();
  const dir = process.env.KUMQUAT_DATA ?? ".data";
  if (!process.env.CNDNS_USERNAME) {
    const secrets: Record<string, string> = existsSync(join(dir, "secrets.json")) ? keptSecrets(dir) : {};
    // Nothing here calls the upstream: the address only has to be one.
    for (const [name, value] of Object.entries({ ...secrets, ...sandboxEnv("http://127.0.0.1") })) {
      process.env[name] ??= value;
    }
  }
  if (process.env.DATABASE_URL) return async () => {};
  if (holderOf(dir) !== null) {
    const running = runningEmbedded(dir);
    if (!running) throw new StartError("The shop is just starting or stopping. Try again in a moment.");
    process.env.DATABASE_URL = running.appUrl;
    process.env.DATABASE_OWNER_URL ??= running.ownerUrl;
    return async () => {};
  }
  if (!existsSync(dir) || !existsSync(join(clusterDir(dir), "PG_VERSION"))) {
    throw new StartError(
      `There is no database: DATABASE_URL is not set (in the environment or in .env), and ${dir} holds none. \`npm start\` makes one.`,
    );
  }
  lockData(dir);
  const database = await startEmbedded({ dir });
  process.env.DATABASE_URL = database.appUrl;
  process.env.DATABASE_OWNER_URL ??= database.ownerUrl;
  return async () => {
    await database.stop();
    unlockData(dir);
  };
}
