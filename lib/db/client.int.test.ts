import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { createDb, db } from "./client";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("works as the application's role, which owns no table", async () => {
  const [row] = await db.$queryRaw<{ role: string; owned: bigint }[]>`
    SELECT current_user::text AS role, (SELECT count(*) FROM pg_tables WHERE tableowner = current_user) AS owned`;
  expect(row).toEqual({ role: "kumquat_app", owned: 0n });
});

it("enqueues a job in a transaction and takes it back with it", async () => {
  await db.$queryRaw`SELECT graphile_worker.add_job('stays', '{}'::json) IS NOT NULL AS ok`;
  await expect(
    db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT graphile_worker.add_job('goes', '{}'::json) IS NOT NULL AS ok`;
      throw new Error("back");
    }),
  ).rejects.toThrow("back");
  const jobs = await database.asOwner<{ task_identifier: string }>("SELECT task_identifier FROM graphile_worker.jobs");
  expect(jobs.map((job) => job.task_identifier)).toEqual(["stays"]);
});

it("keeps a connection on which PostgreSQL refused a statement, and replaces one that ended", async () => {
  const one = createDb(database.appUrl, { poolSize: 1 });
  const pid = async () => (await one.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid;
  try {
    const first = await pid();
    await expect(one.$queryRaw`SELECT 1 / (SELECT 0)`).rejects.toThrow("division by zero");
    expect(await pid()).toBe(first);
    await expect(one.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`).rejects.toThrow();
    expect(await pid()).not.toBe(first);
  } finally {
    await one.$disconnect();
  }
});

it("goes on after a migration that changes what a prepared statement answers", async () => {
  await database.asOwner(
    "CREATE TABLE probes (a int); GRANT SELECT ON probes TO PUBLIC; INSERT INTO probes VALUES (1)",
  );
  const one = createDb(database.appUrl, { poolSize: 1 });
  const read = () => one.$queryRaw`SELECT * FROM probes`;
  try {
    expect(await read()).toEqual([{ a: 1 }]);
    await database.asOwner("ALTER TABLE probes ADD COLUMN b int");
    await expect(read()).rejects.toThrow("cached plan");
    expect(await read()).toEqual([{ a: 1, b: null }]);
  } finally {
    await one.$disconnect();
  }
});

it("lives on when a connection breaks off in the middle of a statement", async () => {
  const to = new URL(database.appUrl);
  const port = Number(to.port);
  const sockets: Socket[] = [];
  const wire = createServer((near) => {
    const far = connect(port, to.hostname);
    sockets.push(near);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
  to.port = String((wire.address() as AddressInfo).port);
  to.search = "";
  const one = createDb(to.toString(), { poolSize: 1 });
  try {
    await one.$queryRaw`SELECT 1 AS one`;
    const broken = expect(one.$queryRaw`SELECT pg_sleep(20)::text AS slept`).rejects.toThrow();
    setTimeout(() => sockets.at(-1)?.destroy(), 100);
    await broken;
    expect(await one.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  } finally {
    await one.$disconnect();
    wire.close();
  }
});
