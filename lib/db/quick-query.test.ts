import { afterEach, expect, it, vi } from "vitest";
import { isDatabaseAway } from "./is-database-away";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.resetModules();
});

it("fails, where nobody answers for the database, as one that is away", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none");
  vi.stubGlobal("kumquatQuickStatements", {});
  vi.resetModules();
  const { quickQuery } = await import("./quick-query");
  const error = await quickQuery("none", "SELECT 1", []).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: "ECONNREFUSED" });
  expect(isDatabaseAway(error)).toBe(true);
});
