import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { houseBalances } from "@/lib/ledger/house-balances";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bindAccount } from "./bind-account";
import { upstream } from "./client";
import { ANY_OFF_MS, measureClock } from "./measure-clock";
import { nextOtime } from "./next-otime";
import { pausePurchases, readPause, resumePurchases } from "./pause";
import { reserveOtimes } from "./reserve-otimes";
import { snapshotAgentBalance } from "./snapshot-agent-balance";
import { testCredentials } from "./test-credentials";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox();
  database = await createTestDatabase(sandboxEnv(sandbox.url));
});
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await database.drop();
  await sandbox.close();
});

describe("otime", () => {
  const noon = new Date("2026-11-25T04:00:00.000Z");
  beforeEach(() => database.db.otimeState.deleteMany());

  it("is unique and ordered by parity, 400 at once at one moment", async () => {
    const all = await Promise.all(
      Array.from({ length: 400 }, (_, n) =>
        nextOtime(database.db, n % 2 ? "other" : "attempt", noon).catch(() => null),
      ),
    );
    const given = all.flatMap((otime) => (otime ? [otime] : []));
    expect(new Set(given.map((otime) => otime.ms)).size).toBe(given.length);
    for (const [n, otime] of all.entries()) if (otime) expect(otime.ms % 2n).toBe(n % 2 ? 1n : 0n);
    expect(given[0]?.text).toMatch(/^20261125120000\d{3}$/);
  });

  it("is unique among processes that reserve blocks and attempts at the same time, and odd where it is reserved", async () => {
    const processes = [reserveOtimes(database.db), reserveOtimes(database.db), reserveOtimes(database.db)];
    const all = await Promise.all([
      ...processes.flatMap((otimes) => Array.from({ length: 100 }, () => otimes.next())),
      ...Array.from({ length: 20 }, () => nextOtime(database.db, "attempt")),
    ]);
    expect(new Set(all.map((otime) => otime.ms)).size).toBe(320);
    expect(all.slice(0, 300).every((otime) => otime.ms % 2n === 1n)).toBe(true);
  });

  it("that was reserved before the clock's offset changed is not used", async () => {
    const otimes = reserveOtimes(database.db);
    await Promise.all(Array.from({ length: 5 }, () => otimes.next()));
    const offset = (await measureClock(database.db, new Date(Date.now() + MINUTE_MS))) ?? 0;
    otimes.forget();
    const before = Date.now();
    expect(Number((await otimes.next()).ms)).toBeGreaterThanOrEqual(before + offset);
  });

  it("never goes back, and stops attempts when it is more than two seconds ahead", async () => {
    const later = await nextOtime(database.db, "attempt", new Date(noon.getTime() + 1_900));
    const earlier = await nextOtime(database.db, "attempt", noon);
    expect(earlier.ms).toBeGreaterThan(later.ms);
    await nextOtime(database.db, "attempt", new Date(noon.getTime() + 10_000));
    await expect(nextOtime(database.db, "attempt", noon)).rejects.toMatchObject({ code: "upstream.clock_ahead" });
    await expect(nextOtime(database.db, "other", noon)).resolves.toBeDefined();
  });

  it.each(["2026-11-25T15:59:51Z", "2026-11-25T16:00:05Z"])(
    "gives no attempt at %s, so close to midnight",
    async (at) => {
      await expect(nextOtime(database.db, "attempt", new Date(at))).rejects.toMatchObject({
        code: "upstream.near_midnight",
      });
    },
  );

  it("follows the upstream's clock, not its whole seconds", async () => {
    expect(await measureClock(database.db, new Date())).toBeNull();
    const offset = (await measureClock(database.db, new Date(Date.now() + MINUTE_MS))) ?? 0;
    expect(offset).toBeGreaterThan(0);
    const otime = await nextOtime(database.db, "other", noon);
    expect([0, 1]).toContain(Number(otime.ms) - noon.getTime() - offset);
  });

  it("does not believe a clock that is hours off: the counter never goes back", async () => {
    await database.db.otimeState.deleteMany();
    expect(await measureClock(database.db, new Date(Date.now() + 3 * HOUR_MS))).toBeNull();
    expect(await measureClock(database.db, new Date(Date.now() - 3 * HOUR_MS))).toBeNull();
    expect(await nextOtime(database.db, "other", noon)).toMatchObject({ ms: BigInt(noon.getTime() + 1) });
    expect(await measureClock(database.db, new Date(Date.now() + 3 * HOUR_MS), ANY_OFF_MS)).not.toBeNull();
    await database.db.otimeState.deleteMany();
  });
});

describe("the account", () => {
  it("is remembered, and another refused", async () => {
    await bindAccount(database.db, { username: "sandbox", sandbox: true });
    await bindAccount(database.db, { username: "sandbox", sandbox: true });
    await expect(bindAccount(database.db, { username: "other", sandbox: true })).rejects.toThrow(
      /belongs to .* sandbox/,
    );
    await expect(bindAccount(database.db, { username: "sandbox", sandbox: false })).rejects.toThrow(
      /a database of its own/,
    );
  });

  it("shows its money; remittances are posted once", async () => {
    await database.db.otimeState.deleteMany();
    await snapshotAgentBalance(database.db, upstream(), new Date());
    sandbox.world.transact(() =>
      sandbox.world.putAccount({ remittedFen: sandbox.world.account.remittedFen + 12_300n }),
    );
    await snapshotAgentBalance(database.db, upstream(), new Date());
    const { money } = await snapshotAgentBalance(database.db, upstream(), new Date());
    const agent = (await houseBalances(database.db)).find((balance) => balance.account === "agent");
    expect(agent?.balanceFen).toBe(money?.balanceFen);
    await upstream().flushLog();
    const calls = await database.db.upstreamCall.findMany({ where: { endpoint: "user.userdetail" } });
    expect(calls.map((call) => call.outcome)).toEqual(["ok", "ok", "ok"]);
  });

  it("with a figure missing posts no remittance for it", async () => {
    const figures = { balanceFen: 100n, availableFen: 100n, frozenFen: 0n, usedFen: 0n, remittedFen: null };
    const call = async () => ({ kind: "ok", value: figures, incomplete: false });
    const before = await database.db.ledgerTransaction.count();
    await snapshotAgentBalance(database.db, { call: call as never }, new Date());
    expect(await database.db.ledgerTransaction.count()).toBe(before);
    await snapshotAgentBalance(database.db, upstream(), new Date());
    expect(await database.db.ledgerTransaction.count()).toBe(before);
  });

  it("paused by staff while it is in trouble stays paused when the trouble is over", async () => {
    await pausePurchases(database.db, "ip_not_allowed", new Date());
    await pausePurchases(database.db, "staff", new Date());
    expect(await testCredentials(database.db, upstream(), { kind: "system" }, new Date())).toMatchObject({
      ok: true,
      resumed: false,
    });
    expect((await readPause(database.db))?.reason).toBe("staff");
    expect(await resumePurchases(database.db, { kind: "system" }, new Date())).toBe(false);
    expect(await resumePurchases(database.db, { kind: "staff" }, new Date())).toBe(true);
  });

  it("in trouble pauses purchases, and a passed test resumes them, but not a pause by staff", async () => {
    sandbox.world.transact(() => sandbox.world.putSettings({ accountCode: "10001" }));
    expect(await testCredentials(database.db, upstream(), { kind: "system" }, new Date())).toMatchObject({
      ok: false,
      result: "ip_not_allowed",
    });
    expect((await readPause(database.db))?.reason).toBe("ip_not_allowed");
    sandbox.world.transact(() => sandbox.world.putSettings({ accountCode: "" }));
    expect(await testCredentials(database.db, upstream(), { kind: "system" }, new Date())).toMatchObject({
      ok: true,
      resumed: true,
    });
    expect(await readPause(database.db)).toBeNull();
    await pausePurchases(database.db, "staff", new Date());
    expect(await testCredentials(database.db, upstream(), { kind: "system" }, new Date())).toMatchObject({
      ok: true,
      resumed: false,
    });
  });
});
