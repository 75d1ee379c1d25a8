import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import { clusterDir, freePort, startEmbedded } from "@/lib/db/embedded";
import { databaseAnswers } from "./database-answers";

test("a worker that starts before its database waits for it, and gives up in the end", async () => {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-late-"));
  const port = await freePort();
  const db = createDb(`postgresql://kumquat_app:kumquat_app@127.0.0.1:${port}/kumquat`, { poolSize: 1 });
  await expect(databaseAnswers(db, 100)).rejects.toThrow(/reach|connect|ECONNREFUSED/i);
  const waiting = databaseAnswers(db);
  const server = await startEmbedded({ dir, port, fast: true });
  try {
    await waiting;
  } finally {
    await db.$disconnect();
    await server.stop();
    rmSync(dirname(clusterDir(dir)), { recursive: true, force: true });
    rmSync(dir, { recursive: true, force: true });
  }
}, 60_000);
