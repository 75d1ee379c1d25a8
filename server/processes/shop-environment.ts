/**
 * The environment of a command that works on the shop's database: the same as of `npm start`. Reads `.env`; without a
 * DATABASE_URL uses the embedded database of the data folder: the running shop's, or, if none runs, one that is started for
 * the time of the command.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { clusterDir, runningEmbedded, startEmbedded } from "../../lib/db/embedded";
import { partialEnv } from "../../lib/env";
import { loadEnvFile } from "../../lib/load-env-file";
import { sandboxEnv } from "../../sandbox/http/credentials";
import { holderOf, lockData, unlockData } from "./data-lock";
import { usesSandbox } from "./require-account";
import { readSandboxAddress } from "./sandbox-address";
import { keptSecrets } from "./shop-processes";
import { StartError } from "./start-error";

/** Runs the work in the shop's environment and ends the process with the returned exit code; 1 and a message after an error. */
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
  if (partialEnv().DATABASE_URL) await db.$disconnect();
  await close();
  process.exit(code);
}

type Values = Record<string, string>;

/** Sets variables that are not set yet. */
function setMissing(values: Values): void {
  // biome-ignore lint/style/noProcessEnv: the command's own environment, before anything reads it
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
}

const setDatabase = ({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }) =>
  setMissing({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });

/** Fills the environment. @returns a function that stops what was started. @throws StartError */
async function enterShopEnvironment(): Promise<() => Promise<void>> {
  loadEnvFile();
  const given = partialEnv();
  const { KUMQUAT_DATA: dir, DATABASE_URL } = given;
  if (usesSandbox(given)) {
    const secrets: Values = existsSync(join(dir, "secrets.json")) ? keptSecrets(dir) : {};
    const sandbox = readSandboxAddress(dir);
    // Where no shop runs there is no sandbox either: its address is then one at which nobody answers.
    setMissing({ ...secrets, ...(sandbox ? sandboxEnv(sandbox.url, sandbox.dns) : sandboxEnv("http://127.0.0.1:9")) });
  }
  if (DATABASE_URL) return async () => {};
  if (holderOf(dir) !== null) {
    const running = runningEmbedded(dir);
    if (!running) throw new StartError("The shop is just starting or stopping. Try again in a moment.");
    setDatabase(running);
    return async () => {};
  }
  if (!existsSync(dir) || !existsSync(join(clusterDir(dir), "PG_VERSION"))) {
    throw new StartError(
      `There is no database: DATABASE_URL is not set (in the environment or in .env), and ${dir} holds none. \`npm start\` makes one.`,
    );
  }
  lockData(dir);
  const database = await startEmbedded({ dir });
  setDatabase(database);
  return async () => {
    await database.stop();
    unlockData(dir);
  };
}
