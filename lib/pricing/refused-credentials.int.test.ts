import { afterAll, beforeAll, expect, it } from "vitest";
import { readAgentMoney } from "@/lib/cndns/endpoints/product-and-user";
import { env } from "@/lib/env";
import { readHealth } from "@/lib/reports/read-health";
import { upstream } from "@/lib/upstream/client";
import { credentialGate, fingerprintOf } from "@/lib/upstream/credential-gate";
import { reserveOtimes } from "@/lib/upstream/reserve-otimes";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { agentBalanceJob } from "@/lib/worker/jobs/agent-balance";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { refreshPrices } from "./refresh-prices";
import { seedSuffixes } from "./seed-suffixes";

const system = { kind: "system", job: "test" } as const;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let database: TestDatabase;
beforeAll(async () => {
  sandbox = await startSandbox();
  database = await createTestDatabase(sandboxEnv(sandbox.url));
  await seedSuffixes(system);
});
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await database.drop();
  await sandbox.close();
});

const calls = () => sandbox.calls.list({ limit: 5000 }).length;

it("a new shop asks for its prices as soon as its credentials work, once", async () => {
  await agentBalanceJob.run({});
  expect(await database.db.upstreamPrice.count()).toBeGreaterThan(100);
  const sent = calls();
  await agentBalanceJob.run({});
  expect(calls()).toBe(sent + 1);
});

it("one refusal of the credentials stops every caller, in every process, until a test passes", async () => {
  sandbox.world.transact(() => sandbox.world.putSettings({ accountCode: "10004" }));
  const before = calls();
  const { asked, priced, failed } = await refreshPrices(system, {});
  expect([asked > 100, priced, failed]).toEqual([true, 0, asked]);
  const sent = calls();
  expect(sent - before).toBeGreaterThan(0);
  expect(sent - before).toBeLessThanOrEqual(4);

  // Whoever calls now is told at once, whether purchases are paused or not.
  const staff = { kind: "staff", role: "admin", userId: "", sessionId: "", ip: "" } as never;
  await expect(refreshPrices(staff, {})).rejects.toMatchObject({ code: "upstream.credentials_refused" });
  expect(await upstream().call(readAgentMoney, {})).toMatchObject({
    kind: "ours",
    code: 10004,
    name: "api_forbidden",
    text: expect.stringContaining("credentials refused since"),
  });
  await agentBalanceJob.run({});
  expect(calls()).toBe(sent);
  expect((await readHealth()).upstream).toMatchObject({ ok: false, detail: "refused", reason: "api_forbidden" });

  // Another process learns it with the first otime that it reserves; one with other credentials is not concerned.
  const own = env();
  const other = credentialGate(database.db, fingerprintOf(own));
  await reserveOtimes(database.db, other).next();
  expect(other.refusal()).toMatchObject({ code: 10004, name: "api_forbidden" });
  const changed = credentialGate(database.db, fingerprintOf({ ...own, CNDNS_PASSWORD: "another" }));
  await reserveOtimes(database.db, changed).next();
  expect(changed.refusal()).toBeNull();

  // A test is sent all the same. While it fails nothing changes; when it passes everything goes on, everywhere.
  expect(await testCredentials(database.db, upstream(), { kind: "staff" }, new Date())).toMatchObject({ ok: false });
  expect(calls()).toBe(sent + 1);
  sandbox.world.transact(() => sandbox.world.putSettings({ accountCode: "" }));
  expect(await upstream().call(readAgentMoney, {})).toMatchObject({ kind: "ours" });
  expect(await testCredentials(database.db, upstream(), { kind: "staff" }, new Date())).toMatchObject({ ok: true });
  expect(await upstream().call(readAgentMoney, {})).toMatchObject({ kind: "ok" });
  await reserveOtimes(database.db, other).next();
  expect(other.refusal()).toBeNull();
  expect((await refreshPrices(system, { suffixes: [".com"] })).priced).toBeGreaterThan(0);
});
