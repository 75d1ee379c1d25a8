import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/orders/testing/shop-world";

let world: ShopWorld;
let buyer: Buyer;
const running: ChildProcess[] = [];
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(10_000_000n);
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => world.close());

function startWorker(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/worker/main.ts"], {
    env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json", LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const ended = new Promise<{ code: number | null; signal: string | null; said: string }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal, said })),
  );
  return { child, ended };
}

let count = 0;
const freeName = (word = "") => `free${word}${Date.now().toString(36)}${count++}.com`;
const states = async (orderIds: string[]) => {
  const items = await world.database.db.orderItem.findMany({ where: { orderId: { in: orderIds } } });
  return items.map((item) => item.state).sort();
};

it("buys what was ordered, tells that it lives, sends the mail, and stops when it is told to", async () => {
  const worker = startWorker();
  const orders: string[] = [];
  for (let n = 0; n < 12; n++) orders.push((await buyer.buy(freeName())).order.id);
  const refused = await buyer.buy(freeName("race"));
  await expect.poll(() => states(orders), { timeout: 40_000, interval: 250 }).toEqual(Array(12).fill("done"));
  await expect.poll(() => states([refused.order.id]), { timeout: 10_000 }).toEqual(["refunded"]);
  expect(await world.database.db.workerBeat.count()).toBe(1);
  await expect.poll(() => world.database.db.mail.count({ where: { status: "kept" } }), { timeout: 20_000 }).toBe(13);
  worker.child.kill("SIGTERM");
  expect(await worker.ended).toMatchObject({ code: 0, signal: null });
  expect(await world.database.db.workerBeat.count()).toBe(0);
  expect(await world.threeBooks()).toEqual([]);
}, 90_000);

it("killed under load with another beside it, loses nothing and doubles nothing", async () => {
  const doomed = startWorker({ KUMQUAT_FAILPOINT: "answered=kill" });
  const orders: string[] = [];
  const names = new Set(Array.from({ length: 10 }, () => freeName()));
  for (const name of names) orders.push((await buyer.buy(name)).order.id);
  expect((await doomed.ended).signal).toBe("SIGKILL");
  startWorker();
  // Time passes for what the dead worker held: its leases end and the sweeper finds them.
  await world.database.db.$executeRaw`UPDATE order_items SET lease_until = now(), due_at = now()
    WHERE lease_until IS NOT NULL`;
  const sent = () =>
    world.sandbox.calls
      .list({ endpoint: "domains.CreateDom", limit: 1000 })
      .map((call) => call.name)
      .filter((name) => names.has(name));
  // The kill may also catch another item between its written attempt and the sending: nothing was bought then, and it is
  // openly unsure for half an hour. Whatever was sent ends as done.
  const settled = async () => {
    const now = await states(orders);
    const done = now.filter((state) => state === "done").length;
    return { rest: now.filter((state) => state !== "done" && state !== "unsure"), unsold: done - new Set(sent()).size };
  };
  await expect.poll(settled, { timeout: 90_000, interval: 250 }).toEqual({ rest: [], unsold: 0 });
  expect(new Set(sent()).size).toBe(sent().length);
  expect(await world.threeBooks()).toEqual([]);
}, 120_000);

it("refuses the database of another upstream account, saying what to do", async () => {
  const worker = startWorker({ CNDNS_USERNAME: "somebody-else" });
  const { code, said } = await worker.ended;
  expect(code).toBe(1);
  expect(said).toContain("use a database of its own for each account");
}, 30_000);
