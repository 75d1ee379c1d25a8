import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL("./", import.meta.url));
const alias = [
  { find: /^@\//, replacement: root },
  { find: "next/cache", replacement: `${root}scripts/testing/next-cache.ts` },
  { find: "server-only", replacement: `${root}scripts/testing/server-only.ts` },
];
const everywhere = ["{lib,sandbox,components,messages,scripts,server,prisma,app,cli}/**"];

/** The files of a worker import node_modules once: doing it for each took half the processor time. Our own modules are each file's own. */
const sharedPackages = { isolate: false, setupFiles: ["scripts/testing/fresh-modules.ts"] };

/**
 * What takes a worker fifteen seconds or more, of the unit tests seven, the longest first: begun last, the other workers would wait for it
 * with nothing to do.
 */
const LONGEST = [
  "lib/worker/payment-kills.int.test.ts",
  "lib/worker/kills.int.test.ts",
  "lib/purchasing/testing/crash.int.test.ts",
  "lib/purchasing/testing/simulation/simulation.int.test.ts",
  "app/api/openapi.json/ownership.int.test.ts",
  "lib/backups/restore.int.test.ts",
  "scripts/operate/import-shop.int.test.ts",
  "cli/cli.int.test.ts",
  "scripts/quality/fuzz/fuzz.int.test.ts",
  "lib/worker/worker.int.test.ts",
  "server/processes/keep-running.int.test.ts",
  "lib/dns-api/programs.int.test.ts",
  "lib/purchasing/testing/chaos.int.test.ts",
  "lib/zones/batches/batches.int.test.ts",
  "lib/dns-api/pdns/oracle.int.test.ts",
  "lib/purchasing/testing/races.int.test.ts",
  "lib/accounts/registration.int.test.ts",
  "scripts/operate/upgrade.int.test.ts",
  "lib/accounts/account.int.test.ts",
  "lib/purchasing/testing/late-and-twice.int.test.ts",
  "lib/keys/rotate-keys.int.test.ts",
  "lib/paying/attacks.int.test.ts",
  "lib/db/query-plans.int.test.ts",
  "app/api/openapi.json/contracts.test.ts",
  "lib/cndns/reading/every-row.test.ts",
  "lib/cndns/client.test.ts",
  "server/processes/web-processes.test.ts",
];

/** Vitest's own order (by the durations it remembers, on a fresh clone by the size of the files), the longest before it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? LONGEST.length : at;
    };
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: everywhere.map((at) => `${at}/*.test.{ts,tsx}`),
          exclude: ["**/*.int.test.ts", "**/node_modules/**"],
          maxWorkers: 2,
          ...sharedPackages,
          // Property tests on a busy machine.
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: everywhere.map((at) => `${at}/*.int.test.ts`),
          globalSetup: ["scripts/testing/postgres-once.ts"],
          ...sharedPackages,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // One more than the cores: with two of them the processor waits two fifths of the time, for processes, timers and the disk.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
