import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { receivesNotifications } from "./listen";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function connections(): Promise<number | undefined> {
  const [row] = await database.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user`;
  return row?.count;
}

/** From another database, because this one may be full. */
async function allowConnections(most: number): Promise<void> {
  const elsewhere = new URL(database.ownerUrl);
  elsewhere.pathname = "/postgres";
  const client = new pg.Client({ connectionString: elsewhere.toString() });
  await client.connect();
  await client.query(`ALTER DATABASE ${database.name} CONNECTION LIMIT ${most}`);
  await client.end();
}

it("where the connection that sends the proof is refused, the one that listens is closed, and the next try succeeds", async () => {
  expect(await connections()).toBe(1);
  await allowConnections(2);
  expect(await receivesNotifications()).toBe(false);
  await expect.poll(connections).toBe(1);
  await allowConnections(-1);
  await expect.poll(receivesNotifications, { timeout: 10_000 }).toBe(true);
  await expect.poll(connections).toBe(2);
});

it("the proof of another process that connects at the same moment is not taken for one's own", async () => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "kumquatListening");
  const { receivesNotifications: anew } = await import("./listen");
  const others = new pg.Client({ connectionString: database.appUrl });
  await others.connect();
  let known: boolean | undefined;
  const receiving = anew();
  receiving.then((value) => {
    known = value;
  });
  while (known === undefined) await others.query("SELECT pg_notify('listening', 'of another process')");
  await others.end();
  expect(known).toBe(true);
});

/** Passes everything on between a client and the database, but holds each notification back. */
async function startSlowNotifications(to: NetConnectOpts, ms: number): Promise<Server> {
  const server = createServer((client) => {
    const database = connect(to);
    client.pipe(database);
    database.on("data", (part) => {
      // PostgreSQL's message of a notification begins with "A".
      const isNotification = part[0] === 0x41 && part.includes("listening\0");
      setTimeout(() => client.write(part), isNotification ? ms : 0);
    });
    for (const socket of [client, database]) socket.on("error", () => undefined);
    client.once("close", () => database.destroy());
    database.once("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

it("a proof that comes later than it is waited for counts from then on", async () => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "kumquatListening");
  const url = new URL(database.appUrl);
  const folder = url.searchParams.get("host");
  const to = folder ? { path: `${folder}/.s.PGSQL.${url.port}` } : { host: url.hostname, port: Number(url.port) };
  const server = await startSlowNotifications(to, 3_000);
  url.searchParams.delete("host");
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("DATABASE_URL", url.toString());
  try {
    const { receivesNotifications: anew } = await import("./listen");
    expect(await anew()).toBe(false);
    await expect.poll(anew, { timeout: 10_000 }).toBe(true);
  } finally {
    vi.unstubAllEnvs();
    server.close();
  }
});
