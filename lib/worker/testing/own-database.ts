/** A PostgreSQL server for one test, durable as in production, that the test may crash. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createDb } from "@/lib/db/client";
import { clusterDir, type EmbeddedDatabase, startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import type { ShopDatabase } from "@/lib/purchasing/testing/shop-world";
import { ENVIRONMENT } from "@/scripts/testing/database";

export interface OwnDatabase extends ShopDatabase {
  /** Stops the server without a checkpoint, as a crash would, and starts it again; it recovers from its log. */
  crash(): Promise<void>;
}

const POOL = 10;

/** @param environment put into process.env with the database's address, as createTestDatabase does. */
export async function openOwnDatabase(environment: Record<string, string>): Promise<OwnDatabase> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-kills-"));
  let server: EmbeddedDatabase = await startEmbedded({ dir });
  const { port, appUrl, ownerUrl } = server;
  await migrate({ ownerUrl, appUrl });
  Object.assign(process.env, ENVIRONMENT, environment, { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
  const db = createDb(appUrl, { poolSize: POOL });
  (globalThis as { kumquatDb?: typeof db }).kumquatDb = db;
  return {
    db,
    crash: async () => {
      const pid = Number(readFileSync(join(clusterDir(dir), "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, "SIGQUIT");
      await server.stop();
      server = await startEmbedded({ dir, port });
    },
    drop: async () => {
      await db.$disconnect();
      await server.stop();
      rmSync(dirname(clusterDir(dir)), { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
