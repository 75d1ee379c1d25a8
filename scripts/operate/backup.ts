/**
 * `npm run backup`: backs up the database while the shop runs, sealed with BACKUP_KEY, into BACKUP_DIR; the newest BACKUP_KEEP stay. To be
 * run every night (docs/operations/backup.md). The health page shows how old the last one is. Exit code 1: there is no new backup.
 */
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { readWords } from "./read-words";
import { runBackup } from "./run-backup";

readWords("usage: npm run backup", {});

await inShopEnvironment(async () => {
  const { file, manifest, removed } = await runBackup();
  const rows = Object.values(manifest.facts.rows).reduce((sum, count) => sum + count, 0);
  console.log(`${file}: ${(manifest.byteCount / 1e6).toFixed(1)} MB, ${rows} rows, SHA-256 ${manifest.sha256}`);
  for (const name of removed) console.log(`deleted: ${name}`);
  return 0;
});
