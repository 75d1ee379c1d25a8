/** A whole shop for the browser specs and the benchmarks: production build, fresh database, its own sandbox, free ports. */
import { rmSync } from "node:fs";
import { type EmbeddedDatabase, freePort, startEmbedded } from "../../lib/db/embedded";
import { migrate } from "../../lib/db/migrate";
import { sandboxEnv } from "../../sandbox/http/credentials";
import { buildMeanwhile } from "../../server/processes/build";
import {
  bundleParts,
  type Environment,
  keptSecrets,
  type Part,
  startPart,
  startSandboxPart,
  waitFor,
} from "../../server/processes/shop-processes";
import { StartError } from "../../server/processes/start-error";

export interface Shop {
  url: string;
  sandboxUrl: string;
  /** As the application's role. */
  databaseUrl: string;
  ownerUrl: string;
  env: Environment;
}

export interface ShopOptions {
  /** Data folder; emptied first. */
  dir: string;
  /** Further arguments of the sandbox ("--check-delay 20-800"). */
  sandboxArgs?: string[];
  /** False for measuring the web alone. @default true */
  worker?: boolean;
  /** Added to the environment of web and worker. */
  env?: Record<string, string>;
  quiet?: boolean;
  /** Durable database (fsync), for benchmarks. */
  durable?: boolean;
}

/** The shop that the browser specs are written for: some read its secrets from this folder, one asks for its metrics. */
export const specShop: ShopOptions = {
  dir: ".test/shop",
  env: { METRICS_TOKEN: "the metrics' token of the specs" },
};

/** Starts the shop, runs the work, and stops everything, also after an error. */
export async function withShop<T>(options: ShopOptions, work: (shop: Shop) => Promise<T>): Promise<T> {
  rmSync(options.dir, { recursive: true, force: true });
  const built = buildMeanwhile();
  // Awaited below; it may fail before.
  built.catch(() => undefined);
  const parts: Part[] = [];
  let database: EmbeddedDatabase | undefined;
  try {
    database = await startEmbedded({ dir: options.dir, fast: !options.durable });
    await migrate({ ownerUrl: database.ownerUrl, appUrl: database.appUrl });
    const [port, sandboxPort, dnsPort] = [await freePort(), await freePort(), await freePort()];
    const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    const url = `http://localhost:${port}`;
    const file = await bundleParts();
    const env: Environment = {
      ...process.env,
      ...keptSecrets(options.dir),
      ...sandboxEnv(sandboxUrl, `127.0.0.1:${dnsPort}`),
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      PORT: String(port),
      APP_URL: url,
      NODE_ENV: "production",
      RATE_LIMIT_FACTOR: "1000",
      LOG_LEVEL: "error",
      MAIL_IN_SECRET: "the mail server's secret, 32 characters",
      ...options.env,
    };
    parts.push(
      await startSandboxPart(
        { file, port: sandboxPort, dnsPort, dir: options.dir, args: options.sandboxArgs ?? [] },
        env,
      ),
    );
    for (const script of ["prisma/first-run.ts", "prisma/demo.ts"] as const) {
      if ((await startPart(script, [file(script)], env, { quiet: true }).ended) !== 0)
        throw new StartError(`${script} failed; see above.`);
    }
    await built;
    const web = startPart("web", [file("server/web.ts")], env, { quiet: options.quiet ?? false });
    parts.push(web);
    if (options.worker !== false)
      parts.push(startPart("worker", [file("server/worker.ts")], env, { quiet: options.quiet ?? false }));
    await waitFor(`http://127.0.0.1:${port}/api/health`, web);
    return await work({ url, sandboxUrl, databaseUrl: database.appUrl, ownerUrl: database.ownerUrl, env });
  } finally {
    await built.catch(() => undefined);
    for (const part of parts.reverse()) await part.stop(5_000);
    await database?.stop();
  }
}
