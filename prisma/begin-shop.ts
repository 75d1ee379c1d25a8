import { env } from "../lib/env";
import { beginWithoutCosts } from "../lib/offers/begin-without-costs";
import { seedSandboxCosts } from "../lib/pricing/seed-sandbox-costs";
import { seedSuffixes } from "../lib/pricing/seed-suffixes";
import { bindDatabase } from "../lib/upstream/bind-database";

/**
 * Binds the database to this upstream account and these keys, and gives a new shop its list of suffixes and a first price rule; on the
 * sandbox also the costs of products without a price endpoint, elsewhere these products are off sale at first. Safe to repeat; what staff changed stays.
 */
export async function beginShop(): Promise<void> {
  await bindDatabase();
  await seedSuffixes({ kind: "system", job: "first-run" });
  if (env().sandbox) await seedSandboxCosts({ kind: "system", job: "first-run" });
  else await beginWithoutCosts({ kind: "system", job: "first-run" });
}
