/**
 * `npm run restore -- <file> [--replace]`: restores a backup into the database of DATABASE_OWNER_URL, which must be empty (`--replace` empties
 * it), checks it against its manifest, makes the outcome of everything that was under way unknown, and checks the books. The shop must be
 * stopped. Exit code 1: it failed, or the books do not agree. docs/operations/backup.md says what to do next.
 */
import { existsSync } from "node:fs";
import { restoreBackup } from "../../lib/backups/restore-backup";
import { env } from "../../lib/env";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { recoverShop } from "./recover-shop";
import { reportBooks } from "./report-books";
import { backupKey } from "./run-backup";

const words = process.argv.slice(2);
const [file] = words.filter((word) => !word.startsWith("--"));
const unknown = words.filter((word) => word.startsWith("--") && word !== "--replace");
if (!file || unknown.length > 0 || !existsSync(file)) {
  console.error(
    file && unknown.length === 0 ? `${file} does not exist.` : "usage: npm run restore -- <backup> [--replace]",
  );
  process.exit(1);
}

await inShopEnvironment(async () => {
  const { DATABASE_URL, DATABASE_OWNER_URL, POSTGRES_BIN } = env();
  await restoreBackup({
    ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
    appUrl: DATABASE_URL,
    file,
    key: backupKey(),
    replace: words.includes("--replace"),
    path: process.env.PATH ?? "",
    postgresBin: POSTGRES_BIN,
    say: (line) => console.log(line),
  });
  await recoverShop();
  const faults = await reportBooks();
  console.log(
    faults === 0
      ? "The shop is back as of the backup. What was ordered after it is not in it: docs/operations/backup.md says how to find that."
      : "The database was restored, but its books do not agree: see above, before the shop starts.",
  );
  return faults === 0 ? 0 : 1;
});
