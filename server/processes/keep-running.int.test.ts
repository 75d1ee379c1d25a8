import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Buyer, type ShopWorld, startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { type OwnDatabase, openOwnDatabase } from "@/lib/worker/testing/own-database";
import { bundle } from "./bundle";
import { type KeptPart, keepPart } from "./keep-running";
import { type Part, startPart } from "./shop-processes";

let world: ShopWorld<OwnDatabase>;
let buyer: Buyer;
let workerFile: string;
let worker: KeptPart;
let started: Part[];
let gaveUp: number[];

beforeAll(async () => {
  workerFile = (await bundle(["server/worker.ts"]))("server/worker.ts");
  world = await startShopWorldIn(openOwnDatabase);
  buyer = await world.customer(10_000_000n);
});
afterEach(() => worker.stop(5_000));
afterAll(() => world.close());

function keepWorker(environment: Record<string, string> = {}): void {
  [started, gaveUp] = [[], []];
  worker = keepPart({
    start: () => {
      const part = startPart("worker", [workerFile], { ...process.env, LOG_LEVEL: "silent", ...environment });
      started.push(part);
      return part;
    },
    onGiveUp: (code) => gaveUp.push(code),
  });
}

const beats = () => world.database.db.workerBeat.count().catch(() => 0);

async function buyUntilDone(word: string): Promise<void> {
  const { itemId } = await buyer.buy(`free${word}${Date.now().toString(36)}.com`);
  const state = async () => (await world.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } })).state;
  await expect.poll(state, { timeout: 60_000, interval: 250 }).toBe("done");
}

it("PostgreSQL goes down twice within seconds of the worker's start, and another worker fulfils the orders", async () => {
  keepWorker();
  await expect.poll(beats, { timeout: 60_000 }).toBe(1);
  await world.database.crash();
  await sleep(1_000);
  await world.database.crash();
  await buyUntilDone("again");
  expect(gaveUp).toEqual([]);
}, 180_000);

it("a worker is killed three times in a row, and is replaced", async () => {
  keepWorker();
  for (let count = 1; count <= 3; count++) {
    await expect.poll(() => started.length, { timeout: 30_000 }).toBe(count);
    started.at(-1)?.child.kill("SIGKILL");
  }
  await buyUntilDone("killed");
  expect(gaveUp).toEqual([]);
  expect(started).toHaveLength(4);
}, 180_000);

it("a wrong account at the first start is given up at once", async () => {
  keepWorker({ CNDNS_USERNAME: "somebody-else" });
  await expect.poll(() => gaveUp, { timeout: 60_000 }).toEqual([78]);
  expect(started).toHaveLength(1);
}, 90_000);
