/**
 * Runs at every start, on any database: binds it to this upstream account and these keys, and gives a new shop its list of suffixes
 * and a
 * first price rule; on the sandbox also the costs of products without a price endpoint. Safe to repeat; what staff changed stays.
 */
import { db } from "../lib/db/client";
import { env } from "../lib/env";
import { seedSandboxCosts } from "../lib/pricing/seed-sandbox-costs";
import { seedSuffixes } from "../lib/pricing/seed-suffixes";
import { bindDatabase } from "../lib/upstream/bind-database";

try {
  await bindDatabase();
  await seedSuffixes({ kind: "system", job: "first-run" });
  if (env().sandbox) await seedSandboxCosts({ kind: "system", job: "first-run" });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
