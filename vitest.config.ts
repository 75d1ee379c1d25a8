import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("./", import.meta.url));
const alias = [
  { find: /^@\//, replacement: root },
  { find: "next/cache", replacement: `${root}scripts/testing/next-cache.ts` },
  { find: "server-only", replacement: `${root}scripts/testing/server-only.ts` },
];
const everywhere = ["{lib,sandbox,components,messages,scripts,server,prisma,app}/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: everywhere.map((at) => `${at}/*.test.{ts,tsx}`),
          exclude: ["**/*.int.test.ts", "**/node_modules/**"],
          maxWorkers: 2,
          // The files of a worker share what they import of node_modules; each has modules of ours of its own all the same.
          isolate: false,
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
