/**
 * Vitest's global setup for the integration tests: one embedded PostgreSQL for the run (fsync off) with one migrated
 * template database, of which every test file clones its own (scripts/testing/database.ts).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { clusterDir, startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";

export interface TestPostgres {
  ownerUrl: string;
  appUrl: string;
  /** Migrated, never connected to: the source of clones. */
  template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestPostgres;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-test-"));
  const server = await startEmbedded({ dir, fast: true });
  await migrate({ ownerUrl: server.ownerUrl, appUrl: server.appUrl });
  project.provide("postgres", { ownerUrl: server.ownerUrl, appUrl: server.appUrl, template: "kumquat" });
  return async () => {
    await server.stop();
    rmSync(dirname(clusterDir(dir)), { recursive: true, force: true });
    rmSync(dir, { recursive: true, force: true });
  };
}
