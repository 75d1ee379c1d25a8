import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makePerson } from "@/lib/accounts/testing/people";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { startCheckHostFront } from "@/lib/search/testing/check-host-front";
import { bindAccount } from "@/lib/upstream/bind-account";
import { upstream } from "@/lib/upstream/client";
import { workerStarter } from "@/lib/worker/testing/worker-process";
import { sandboxCredentials, sandboxEnv } from "@/sandbox/http/credentials";
import { startSandbox } from "@/sandbox/start";
import { createTestDatabase } from "@/scripts/testing/database";
import { askWatchedNames } from "./ask-watched-names";

const system = { kind: "system", job: "test" } as const;
let close: () => Promise<void>;
let front: Awaited<ReturnType<typeof startCheckHostFront>>;

beforeAll(async () => {
  const sandbox = await startSandbox({ settings: { warts: "clean" } });
  front = await startCheckHostFront(sandbox.port);
  const database = await createTestDatabase({ ...sandboxEnv(sandbox.url), CNDNS_CHECK_URL: front.url });
  await bindAccount(database.db, { username: sandboxCredentials.username, sandbox: true });
  await seedSuffixes(system);
  await refreshPrices(system, {});
  close = async () => {
    await upstream().flushLog();
    upstream().close();
    front.close();
    await database.drop();
    await sandbox.close();
  };
}, 60_000);
afterAll(() => close());

it("a worker that is killed while it asks loses no watch; another asks again and tells once", async () => {
  const { id: customerId } = await makePerson();
  const doubtedAt = addMs(new Date(), -HOUR_MS);
  await db.watchedName.create({
    data: { customerId, name: "freekilled.com", state: "taken", doubtedAt, askedAt: doubtedAt, dueAt: doubtedAt },
  });
  front.wire.holdMs = 60_000;
  const worker = (await workerStarter())();
  await db.$queryRaw`SELECT graphile_worker.add_job('ask-watched-names', '{}'::json) IS NOT NULL AS added`;
  await vi.waitFor(() => expect(front.wire.open).toBeGreaterThan(0), { timeout: 30_000, interval: 50 });
  worker.child.kill("SIGKILL");
  expect((await worker.ended).signal).toBe("SIGKILL");
  expect(await db.watchedName.findFirst()).toMatchObject({ state: "taken", doubtedAt, toldAt: null });
  expect(await db.mail.count()).toBe(0);

  front.wire.holdMs = 0;
  const now = new Date();
  expect(await askWatchedNames(system, now)).toBe(0);
  expect(await askWatchedNames(system, addMs(now, 11 * MINUTE_MS))).toBe(1);
  await askWatchedNames(system, addMs(now, 8 * HOUR_MS));
  expect(await db.watchedName.findFirst()).toMatchObject({ state: "free", freeAt: doubtedAt });
  expect(await db.mail.count()).toBe(1);
}, 120_000);
