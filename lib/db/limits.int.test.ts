import { afterAll, beforeAll, expect, it } from "vitest";
import { toProblem } from "@/lib/http/problem";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { createDb, type Db } from "./client";
import { type Limits, SESSION_LIMITS } from "./limits";

const SHORT: Limits = { statementMs: 300, lockMs: 150, idleInTransactionMs: 400 };

let database: TestDatabase;
const clients: Db[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  await database.asOwner("CREATE TABLE rows (id int PRIMARY KEY, n int); INSERT INTO rows VALUES (1, 0)");
  await database.asOwner("GRANT SELECT, UPDATE ON rows TO PUBLIC");
});
afterAll(async () => {
  for (const client of clients) await client.$disconnect();
  await database.drop();
});

function open(options: Parameters<typeof createDb>[1]): Db {
  const client = createDb(database.appUrl, options);
  clients.push(client);
  return client;
}

it.each([true, false])(
  "every connection has the limits of its process, prepared statements or not: %s",
  async (prepare) => {
    for (const limits of [SESSION_LIMITS.web, SESSION_LIMITS.worker]) {
      const client = open({ poolSize: 5, prepare, limits });
      const ask = () => client.$queryRaw<{ ms: string }[]>`
      SELECT string_agg(setting, ',' ORDER BY name) AS ms, pg_sleep(0.05)::text AS slept FROM pg_settings
       WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`;
      const reported = (await Promise.all(Array.from({ length: 5 }, ask))).map(([row]) => row?.ms);
      const { idleInTransactionMs, lockMs, statementMs } = limits;
      expect(new Set(reported)).toEqual(new Set([`${idleInTransactionMs},${lockMs},${statementMs}`]));
    }
  },
);

it("PostgreSQL itself ends a statement that takes too long, the connection is kept, and the visitor is told to come again", async () => {
  const client = open({ poolSize: 1, limits: SHORT });
  const pid = async () => (await client.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid;
  const first = await pid();
  const error = await client.$queryRaw`SELECT pg_sleep(600)::text`.catch((thrown: unknown) => thrown);
  expect(toProblem(error, "en", "1")).toMatchObject({
    ...{ status: 503, code: "busy", detail: "The shop is busy right now. Please try again in a moment." },
  });
  const running =
    await database.asOwner(`SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%'
    AND pid <> pg_backend_pid()`);
  expect(running).toEqual([]);
  expect(await pid()).toBe(first);
});

it("waits for nobody's lock for ever, and frees what a transaction that hangs has locked", async () => {
  const [holder, other] = [open({ poolSize: 1, limits: SHORT }), open({ poolSize: 1, limits: SESSION_LIMITS.web })];
  const add = (client: Pick<Db, "$executeRaw">) => client.$executeRaw`UPDATE rows SET n = n + 1 WHERE id = 1`;
  const hangs = holder.$transaction(async (tx) => {
    await add(tx);
    const refused = await add(open({ poolSize: 1, limits: SHORT })).catch((thrown: unknown) => thrown);
    expect(toProblem(refused, "zh", "1")).toMatchObject({ status: 503, code: "busy" });
    // It sends no more statements: PostgreSQL ends the session, and so the other one gets its lock.
    await add(other);
    await add(tx);
  });
  await expect(hangs).rejects.toThrow();
  expect(await other.$queryRaw`SELECT n FROM rows`).toEqual([{ n: 1 }]);
  expect(await holder.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

it("tells whoever loses a deadlock to come again: PostgreSQL has taken the whole transaction back", async () => {
  await database.asOwner("INSERT INTO rows VALUES (2, 0), (3, 0)");
  let together: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    together = resolve;
  });
  let started = 0;
  const inOrder = (client: Db, ids: readonly [number, number]) =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE rows SET n = n + 1 WHERE id = ${ids[0]}`;
      if (++started === 2) together();
      await both;
      await tx.$executeRaw`UPDATE rows SET n = n + 1 WHERE id = ${ids[1]}`;
    });
  const client = () => open({ poolSize: 1, limits: SESSION_LIMITS.web });
  const ends = await Promise.allSettled([inOrder(client(), [2, 3]), inOrder(client(), [3, 2])]);
  const lost = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  expect(lost.map((error) => toProblem(error, "en", "1"))).toMatchObject([{ status: 503, code: "busy" }]);
  expect(await client().$queryRaw`SELECT n FROM rows WHERE id > 1 ORDER BY id`).toEqual([{ n: 1 }, { n: 1 }]);
});

it("tells the same to a transaction that changes a row which somebody else changed after its snapshot", async () => {
  const [first, second] = [open({ poolSize: 1 }), open({ poolSize: 1 })];
  const conflict = first.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT n FROM rows WHERE id = 1`;
      await second.$executeRaw`UPDATE rows SET n = n + 1 WHERE id = 1`;
      await tx.$executeRaw`UPDATE rows SET n = n + 1 WHERE id = 1`;
    },
    { isolationLevel: "RepeatableRead" },
  );
  const lost = await conflict.catch((thrown: unknown) => thrown);
  expect(toProblem(lost, "en", "1")).toMatchObject({ status: 503, code: "busy" });
});
