/**
 * `npm run upgrade [-- --no-backup]`: after the new version's files are in place and before its processes start. Checks the database, makes
 * a backup, and applies the migrations while the version before goes on selling. Then the processes are restarted one by one. Exit code 1:
 * nothing was changed, or what was is said. docs/operations/upgrade.md.
 */
import { migrate, pendingMigrations } from "../../lib/db/migrate";
import { env } from "../../lib/env";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { requireDatabase } from "../../server/processes/shop-processes";
import { runBackup, shopVersion } from "./run-backup";

const words = process.argv.slice(2);
if (words.some((word) => word !== "--no-backup")) {
  console.error("usage: npm run upgrade [-- --no-backup]");
  process.exit(1);
}

await inShopEnvironment(async () => {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL } = env();
  const ownerUrl = DATABASE_OWNER_URL ?? appUrl;
  await requireDatabase("DATABASE_URL", appUrl);
  if (ownerUrl !== appUrl) await requireDatabase("DATABASE_OWNER_URL", ownerUrl);
  const { pending, unknown } = await pendingMigrations(ownerUrl);
  console.log(
    `Version ${shopVersion()}. ${pending.length === 0 ? "No migrations" : `${pending.length} migrations`} to apply.`,
  );
  for (const name of pending) console.log(`  ${name}`);
  if (unknown.length > 0) {
    console.error(
      `The database has ${unknown.length} migrations of a newer version (${unknown[0]} is the first): this is the older one. Its processes still work beside them; to go back further, restore the backup of before.`,
    );
    return 1;
  }
  if (words.includes("--no-backup")) console.log("No backup was made.");
  else console.log(`Backup: ${(await runBackup()).file}`);
  const applied = await migrate({ ownerUrl, appUrl });
  console.log(`${applied.length} migrations were applied.`);
  console.log(
    "Now restart the processes one by one: first the workers, then the web. CHANGELOG.md says what to look at afterwards.",
  );
  return 0;
});
