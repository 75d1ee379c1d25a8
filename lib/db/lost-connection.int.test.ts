import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { scrub } from "@/lib/core/scrub";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("what is logged of a lost connection has no key that cancels its statements, and nothing else of the connection", async () => {
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  try {
    const lost = new Promise<Error>((resolve) => pool.once("error", resolve));
    const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await database.db.$queryRaw`SELECT pg_terminate_backend(${rows[0]?.pid}::int)`;
    const error = await lost;
    // This is what makes the test: pg's pool hands its client over with the error.
    const { client } = error as Error & { client: { secretKey: number } };
    expect(client.secretKey).toEqual(expect.any(Number));
    const line = JSON.stringify(scrub({ err: error }));
    expect(line).toContain('"client":"[Client]"');
    for (const word of ["secretKey", "processID", String(client.secretKey)]) expect(line).not.toContain(word);
    expect(scrub({ ...client })).toMatchObject({ secretKey: "[removed]" });
  } finally {
    await pool.end();
  }
});
