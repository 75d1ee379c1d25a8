/**
 * What every start makes sure of, on any database: it belongs to this upstream account, and a new shop has its list of
 * suffixes and a first price rule. Safe at every start; what staff changed stays.
 */
import { db } from "../lib/db/client";
import { env } from "../lib/env";
import { seedSuffixes } from "../lib/pricing/seed-suffixes";
import { bindAccount } from "../lib/upstream/bind-account";

try {
  await bindAccount(db, { username: env().CNDNS_USERNAME, sandbox: env().sandbox });
  await seedSuffixes({ kind: "system", job: "first-run" });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
