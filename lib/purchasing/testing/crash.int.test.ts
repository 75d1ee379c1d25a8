import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openText } from "@/lib/core/secret";
import { env } from "@/lib/env";
import { attempts } from "@/lib/orders/read-order-timeline";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { serverOrder } from "@/lib/product-lines/cloud/testing/server-order";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { FaultInput } from "@/sandbox/control/faults";
import { bundle } from "@/server/processes/bundle";
import { advanceItem } from "../advance-item";
import type { FailPoint } from "../failpoint";
import { serviceSecretsPlace } from "../item-secrets";
import { recoverOpenItems } from "../recover-open-items";
import { searchRefunded } from "../search-refunded";
import { type Buyer, type ShopWorld, startShopWorld } from "./shop-world";

let world: ShopWorld;
let buyer: Buyer;
let advanceProcess: string;
beforeAll(async () => {
  advanceProcess = (await bundle(["lib/purchasing/testing/advance-process.ts"]))(
    "lib/purchasing/testing/advance-process.ts",
  );
  world = await startShopWorld();
  buyer = await world.customer(10_000_000n);
});
afterAll(() => world.close());

let count = 0;
const freeName = () => `free${Date.now().toString(36)}${count++}.com`;
const item = (id: string) => world.database.db.orderItem.findUniqueOrThrow({ where: { id } });
const sent = (name: string) => world.sandbox.calls.list({ endpoint: "domains.CreateDom", name, limit: 10 }).length;

interface Ended {
  signal: string | null;
  said: string;
}

/** Advances one item in a process of its own. */
function startWorker(itemId: string, steps: number, failpoint: string) {
  const child = spawn(process.execPath, [advanceProcess, itemId, String(steps)], {
    env: { ...process.env, KUMQUAT_FAILPOINT: failpoint },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  /** How the process ended, and its output. */
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (_, signal) => resolve({ signal, said }));
  });
  return { ended, said: () => said, goesOn: () => child.kill("SIGCONT") };
}

const runWorker = (itemId: string, steps: number, failpoint: string) => startWorker(itemId, steps, failpoint).ended;

/**
 * For each fail point: the fault that makes a worker reach it, the item's final state, and how often the purchase was sent.
 * lib/worker/kills.int.test.ts kills at every point under load; the points here lead to different ends.
 */
const scenarios: readonly { point: FailPoint; fault?: FaultInput; end: "done" | "refunded"; sent: number }[] = [
  { point: "attempt-written", end: "done", sent: 1 },
  // Committed and never sent: nobody can know that, so it is looked for, counts as absent, and is refunded.
  { point: "attempt-committed", end: "refunded", sent: 0 },
  { point: "before-send", end: "refunded", sent: 0 },
  // Sent and answered: the stored answer tells the outcome.
  { point: "answered", end: "done", sent: 1 },
  { point: "capture-written", end: "done", sent: 1 },
  {
    point: "refund-written",
    fault: { kind: "dropBefore", endpoint: "domains.CreateDom" },
    end: "refunded",
    sent: 1,
  },
  {
    point: "rescheduled",
    fault: { kind: "code", code: "10021", endpoint: "domains.CreateDom" },
    end: "done",
    sent: 2,
  },
];

describe("a worker killed", () => {
  it.each(scenarios)(
    "at $point: the purchase is neither lost nor made twice, and the books agree",
    async ({ point, fault, end, sent: times }) => {
      const name = freeName();
      if (fault) await world.fault({ ...fault, name });
      const { itemId } = await buyer.buy(name);
      const before = await buyer.balance();
      const { signal, said } = await runWorker(itemId, 8, `${point}=kill`);
      expect([signal, said]).toEqual(["SIGKILL", expect.stringContaining(`fail point ${point}`)]);
      await world.endLease(itemId);
      expect(await world.drive(itemId)).toBe(end);
      expect(sent(name)).toBe(times);
      expect(before.heldFen).toBe(6_900n);
      expect((await buyer.balance()).heldFen).toBe(0n);
      expect(await world.threeBooks()).toEqual([]);
    },
    60_000,
  );

  it("before an exclusive purchase was sent leaves it without figures of the agent's money, which another purchase would have changed", async () => {
    world.settings({ cloudCreateMs: 0 });
    await snapshotAgentBalance(world.database.db, upstream(), new Date());
    const first = await buyer.buy("", serverOrder);
    expect(await world.drive(first.itemId, { stepMs: 1_000 })).toBe("done");
    const { itemId } = await buyer.buy("", serverOrder);
    expect((await runWorker(itemId, 8, "attempt-committed=kill")).signal).toBe("SIGKILL");
    await world.endLease(itemId);
    await advanceItem(world.database.db, itemId, { early: true });
    expect((await item(itemId)).state).toBe("unsure");
    const [attempt] = await attempts([itemId]);
    expect(attempt).toMatchObject({ kind: "attempt", outcome: null, money: null });
    const staff = await world.staff();
    await decideItem(staff, { id: itemId, decision: "absent", seenState: "unsure", note: "上游没有新的服务器" });
    expect(await world.threeBooks()).toEqual([]);
  }, 60_000);
});

describe("an answer that was stored before its worker was killed", () => {
  const killedAnswered = async (itemId: string) => {
    expect((await runWorker(itemId, 8, "answered=kill")).signal).toBe("SIGKILL");
    await world.endLease(itemId);
  };

  /** As if another worker had found the item just before the answer was stored. */
  const foundUnanswered = (itemId: string) =>
    world.database.asOwner(
      `WITH unlocked AS (UPDATE attempts SET in_flight = NULL WHERE item_id = $1)
       UPDATE order_items SET state = 'unsure', needs_staff = true, reason_code = 'staff_cannot_tell' WHERE id = $1`,
      [itemId],
    );

  it("tells the product's name where only the answer names it", async () => {
    world.settings({ cloudCreateMs: 0 });
    const { itemId } = await buyer.buy("", serverOrder);
    await killedAnswered(itemId);
    await advanceItem(world.database.db, itemId, { early: true });
    const bought = await item(itemId);
    expect([bought.state, bought.name]).toEqual(["accepted", expect.stringMatching(/\w{4}/)]);
    const service = await world.database.db.service.findUniqueOrThrow({ where: { id: bought.serviceId ?? "" } });
    const secrets = openText(env().keyRing, service.secretsEnc ?? new Uint8Array(), serviceSecretsPlace(service.id));
    expect(JSON.parse(secrets)).toMatchObject({ platform: expect.any(String) });
    const attempt = await world.database.db.attempt.findFirstOrThrow({ where: { itemId } });
    expect([attempt.outcome, attempt.moneyAfter]).toEqual(["ok", expect.objectContaining({ at: expect.any(String) })]);
    expect(await world.drive(itemId, { stepMs: 1_000 })).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  }, 60_000);

  it("and is a refusal, refunds the item at once", async () => {
    const name = freeName();
    await world.fault({ kind: "code", code: "11115", endpoint: "domains.CreateDom", name });
    const { itemId } = await buyer.buy(name);
    await killedAnswered(itemId);
    await advanceItem(world.database.db, itemId, { early: true });
    expect(await item(itemId)).toMatchObject({ state: "refunded", reasonCode: expect.stringMatching(/^upstream\./) });
    expect(await world.threeBooks()).toEqual([]);
  }, 60_000);

  it("is found although the item became unsure before it was stored", async () => {
    const name = freeName();
    await world.fault({ kind: "code", code: "11115", endpoint: "domains.CreateDom", name });
    const { itemId } = await buyer.buy(name);
    await killedAnswered(itemId);
    await foundUnanswered(itemId);
    await advanceItem(world.database.db, itemId, { early: true });
    expect((await item(itemId)).state).toBe("refunded");
  }, 60_000);

  it("and was not recorded before staff refunded the item, opens a claim", async () => {
    const { itemId } = await buyer.buy("", serverOrder);
    await killedAnswered(itemId);
    await foundUnanswered(itemId);
    await decideItem(await world.staff(), {
      id: itemId,
      decision: "absent",
      seenState: "unsure",
      note: "看不到新的服务器",
    });
    const claims = () => world.database.db.claim.findMany({ where: { itemId } });
    expect(await claims()).toMatchObject([{ kind: "unclear_after_refund" }]);
    for (let night = 0; night < 2; night++) await searchRefunded(world.database.db, upstream(), new Date());
    expect(await claims()).toMatchObject([
      { kind: "unclear_after_refund" },
      { kind: "bought_after_refund", evidence: { late: { outcome: "ok" } } },
    ]);
    const attempt = await world.database.db.attempt.findFirstOrThrow({ where: { itemId } });
    expect([attempt.outcome, attempt.givenName]).toEqual(["ok", expect.any(String)]);
  }, 60_000);

  it("is recorded although its sender was told that storing it failed", async () => {
    const { itemId } = await buyer.buy("", serverOrder);
    await killedAnswered(itemId);
    await foundUnanswered(itemId);
    // The insert was committed, and its acknowledgement was lost with the connection.
    const data = { outcome: "unknown", reason: "reply_not_stored", answeredAt: new Date() };
    await world.database.db.attempt.updateMany({ where: { itemId }, data });
    await advanceItem(world.database.db, itemId, { early: true });
    expect(await item(itemId)).toMatchObject({ state: "accepted", name: expect.any(String) });
    expect(await world.drive(itemId, { stepMs: 1_000 })).toBe("done");
  }, 60_000);

  it("that can't be opened leaves the item unsure", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    expect((await runWorker(itemId, 8, "attempt-committed=kill")).signal).toBe("SIGKILL");
    await world.endLease(itemId);
    const { id } = await world.database.db.attempt.findFirstOrThrow({ where: { itemId } });
    const rawEnc = new Uint8Array([1, 2, 3]);
    await world.database.db.attemptReply.create({ data: { attemptId: id, httpStatus: 200, complete: true, rawEnc } });
    await advanceItem(world.database.db, itemId, { early: true });
    expect((await item(itemId)).state).toBe("unsure");
    expect(await world.drive(itemId)).toBe("refunded");
  }, 60_000);

  const recordLate = (itemId: string) =>
    world.database.asOwner(
      "UPDATE attempts SET outcome = 'ours', reason = 'agent_balance', code = 10021, answered_at = now() WHERE item_id = $1",
      [itemId],
    );
  it.each([
    ["never recorded", foundUnanswered],
    ["recorded late", (itemId: string) => Promise.all([recordLate(itemId), foundUnanswered(itemId)])],
    // The worker that sent it recorded the outcome on the attempt; the item was still "buying".
    ["recorded before the item was found", recordLate],
  ])(
    'and means "try again" (%s) sends nothing after a restore from backup',
    async (_, record) => {
      const name = freeName();
      await world.fault({ kind: "code", code: "10021", endpoint: "domains.CreateDom", name });
      const { itemId } = await buyer.buy(name);
      await killedAnswered(itemId);
      await record(itemId);
      await recoverOpenItems(world.database.db, new Date());
      expect(await world.drive(itemId)).toBe("refunded");
      expect(sent(name)).toBe(1);
      expect(await world.threeBooks()).toEqual([]);
    },
    60_000,
  );
});

describe("a worker that is stopped for longer than its lease", () => {
  /** An item whose worker is stopped at the fail point. */
  async function stoppedAt(point: FailPoint) {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    const worker = startWorker(itemId, 1, `${point}=stop`);
    await until(async () => worker.said().includes(`fail point ${point}`));
    return { name, itemId, worker };
  }

  it("before it sent does not send when it goes on", async () => {
    const stopped = await Promise.all([stoppedAt("attempt-committed"), stoppedAt("before-send")]);
    for (const { itemId } of stopped) {
      expect((await item(itemId)).state).toBe("buying");
      await world.endLease(itemId);
      await advanceItem(world.database.db, itemId, { early: true });
      expect((await item(itemId)).state).toBe("unsure");
    }
    // Both at once, because it takes seconds until what was committed may not be sent any more.
    await sleep(5_100);
    for (const { worker } of stopped) worker.goesOn();
    for (const { name, itemId, worker } of stopped) {
      expect(await worker.ended).toMatchObject({ said: expect.stringContaining("lost") });
      expect(sent(name)).toBe(0);
      const attempt = await world.database.db.attempt.findFirstOrThrow({ where: { itemId } });
      expect(attempt).toMatchObject({ outcome: "unreached", reason: "vetoed" });
      // It is proven that nothing was sent: the item is tried again, and bought once.
      expect(await world.drive(itemId)).toBe("done");
      expect(sent(name)).toBe(1);
    }
    expect(await world.threeBooks()).toEqual([]);
  }, 60_000);

  it("after the answer came finds its item settled by another worker, and changes nothing", async () => {
    const { name, itemId, worker } = await stoppedAt("answered");
    expect(sent(name)).toBe(1);
    await world.endLease(itemId);
    expect(await world.drive(itemId)).toBe("done");
    worker.goesOn();
    expect(await worker.ended).toMatchObject({ said: expect.stringContaining("lost") });
    expect(sent(name)).toBe(1);
    const attempt = await world.database.db.attempt.findFirstOrThrow({ where: { itemId } });
    expect(attempt.outcome).toBe("ok");
    expect(await world.threeBooks()).toEqual([]);
  }, 60_000);
});

/** Half a minute at most: on a busy machine two processes take long to start. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let wait = 0; wait < 600; wait++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the condition was not met in time");
}
