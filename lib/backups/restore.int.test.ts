import { expect, it } from "vitest";
import { packagedPostgres } from "@/scripts/testing/packaged-postgres";
import { playRestore } from "./testing/restore-round";

const bin = packagedPostgres();

it.skipIf(bin === null)(
  "a shop that lost everything is back as of its backup: nothing sold twice, the books agree (skipped without PostgreSQL from the system's packages)",
  async () => {
    const { faults, boughtSince, lostOrders, said, items } = await playRestore({
      bin: bin ?? "",
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
  },
  180_000,
);
