import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { packagedPostgres, startPackagedPostgres } from "@/scripts/testing/packaged-postgres";
import { makeBackup } from "./make-backup";
import { manifestFile } from "./manifest";
import { restoreBackup } from "./restore-backup";
import { playRestore } from "./testing/restore-round";

const bin = packagedPostgres() ?? "";

describe.skipIf(bin === "")("backups (skipped without PostgreSQL from the system's packages)", () => {
  it("a shop that lost everything is back as of its backup: nothing sold twice, the books agree", async () => {
    const { faults, boughtSince, lostOrders, said, items } = await playRestore({
      bin,
      before: 6,
      after: 2,
      workers: 1,
    });
    expect(faults).toEqual([]);
    // Some that the backup has as open were bought after it: those must not be bought again.
    expect(boughtSince).toBeGreaterThan(lostOrders);
    expect(said).toMatch(/The outcome of [1-9]\d* open items is now unknown/);
    expect(said).toMatch(/rows and the sums of the books are as in the manifest/);
    expect(said).toMatch(/The books agree/);
    expect(Object.values(items).reduce((sum, count) => sum + count, 0)).toBe(6);
  }, 300_000);

  it("a restore refuses a database that is in use or not empty, another key, and a file that was changed", async () => {
    const server = await startPackagedPostgres(bin);
    const dir = mkdtempSync(join(tmpdir(), "kumquat-restore-"));
    try {
      const urls = await server.create("shop");
      await migrate(urls);
      const key = randomBytes(32);
      const options = { ...urls, key, path: "", postgresBin: bin };
      const make = () => makeBackup({ ...options, dir, keep: 2, version: "1.2.3" });
      const { file, manifest } = await make();
      expect(manifest.facts.rows).toMatchObject({ orders: 0, settings: 0 });
      expect(manifest.facts.migrations.length).toBeGreaterThan(50);
      // Sealed: not even the name of a table can be read.
      expect(readFileSync(file).includes("order_items")).toBe(false);

      await expect(restoreBackup({ ...options, file })).rejects.toThrow(/not empty/);
      await expect(restoreBackup({ ...options, file, key: randomBytes(32) })).rejects.toThrow(/another BACKUP_KEY/);
      const changed = join(dir, "changed.backup");
      copyFileSync(manifestFile(file), manifestFile(changed));
      const bytes = readFileSync(file);
      bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
      writeFileSync(changed, bytes);
      await expect(restoreBackup({ ...options, file: changed, replace: true })).rejects.toThrow(/damaged or cut off/);
      writeFileSync(
        manifestFile(changed),
        readFileSync(manifestFile(file), "utf8").replace('"orders": 0', '"orders": 1'),
      );
      await expect(restoreBackup({ ...options, file: changed, replace: true })).rejects.toThrow(/was changed since/);
      rmSync(changed);
      rmSync(manifestFile(changed));

      const shop = new pg.Client({ connectionString: urls.appUrl });
      shop.on("error", () => undefined);
      await shop.connect();
      await expect(restoreBackup({ ...options, file, replace: true })).rejects.toThrow(
        /in use \(connections: 1\)\. Stop the shop/,
      );
      // Nothing of all this has touched the database.
      await shop.query(`INSERT INTO settings (key, value) VALUES ('later', '{}')`);
      await shop.end();
      await restoreBackup({ ...options, file, replace: true });
      const after = new pg.Client({ connectionString: urls.appUrl });
      await after.connect();
      expect((await after.query("SELECT count(*)::int AS n FROM settings")).rows).toEqual([{ n: 0 }]);
      await expect(after.query("INSERT INTO postings DEFAULT VALUES")).rejects.toThrow(/permission denied/);
      await after.end();

      // Their names have seconds. Of three, the two newest stay.
      await sleep(1_100);
      expect((await make()).removed).toEqual([]);
      await sleep(1_100);
      expect((await make()).removed).toEqual([basename(file)]);
    } finally {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  }, 180_000);
});
