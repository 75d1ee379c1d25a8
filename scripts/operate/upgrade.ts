/**
 * `npm run upgrade [-- --no-check] [--no-backup]`: after the new version's files are in place and before its processes start. Lets the doctor
 * look at the installation, makes a backup, and applies the migrations while the version before goes on selling. Then the processes are
 * restarted one by one. Exit code 1: nothing was changed, or what was is said. docs/operations/upgrade.md.
 */
import { migrate, pendingMigrations } from "../../lib/db/migrate";
import { env } from "../../lib/env";
import { examine } from "../../server/doctor/examine";
import type { DoctorPart } from "../../server/doctor/finding";
import { writeFindings } from "../../server/doctor/write-findings";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { requireDatabase } from "../../server/processes/shop-processes";
import { runBackup, shopVersion } from "./run-backup";

const WORDS = ["--no-check", "--no-backup"];
const words = process.argv.slice(2);
if (words.some((word) => !WORDS.includes(word))) {
  console.error(`usage: npm run upgrade [-- ${WORDS.map((word) => `[${word}]`).join(" ")}]`);
  process.exit(1);
}

/** What the upgrade itself needs. A fault of another part (mail, a gateway, the address of a shop that is stopped) is there without it, too. */
const NEEDED: readonly DoctorPart[] = ["environment", "machine", "database", "keys"];

/** @returns whether the upgrade may begin. */
async function check(): Promise<boolean> {
  const findings = await examine(process.env, { beforeUpgrade: true });
  console.log(writeFindings(findings));
  const stops = findings.some(({ level, part }) => level === "fault" && NEEDED.includes(part));
  if (stops)
    console.error(
      "\nNothing was changed. Correct the faults above and run this again; npm run upgrade -- --no-check goes on despite them.",
    );
  return !stops;
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
  if (words.includes("--no-check")) console.log("No check was made.");
  else if (!(await check())) return 1;
  if (words.includes("--no-backup")) console.log("No backup was made.");
  else console.log(`Backup: ${(await runBackup()).file}`);
  const applied = await migrate({ ownerUrl, appUrl });
  console.log(`${applied.length} migrations were applied.`);
  console.log(
    "Now restart the processes one by one: first the workers, then the web. CHANGELOG.md says what to look at afterwards.",
  );
  return 0;
});
