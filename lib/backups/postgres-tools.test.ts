import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findPostgresTools, toolAddress } from "./postgres-tools";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "kumquat-tools-"));
  for (const version of [90, 91]) {
    mkdirSync(join(dir, String(version)));
    const script = `#!/bin/sh\necho "pg_dump (PostgreSQL) ${version}.4 (Debian)"\n`;
    for (const name of ["pg_dump", "pg_restore"])
      writeFileSync(join(dir, String(version), name), script, { mode: 0o755 });
  }
});
afterAll(() => rmSync(dir, { recursive: true }));
const at = (...versions: number[]) => versions.map((version) => join(dir, String(version))).join(":");

it("takes the oldest programs that are not older than the server", () => {
  expect(findPostgresTools(90, at(91, 90))).toMatchObject({ major: 90, dump: join(dir, "90", "pg_dump") });
  expect(findPostgresTools(91, at(90, 91)).major).toBe(91);
  expect(findPostgresTools(90, at(90), at(91)).major).toBe(91);
});

it("says what to install when there are none, or only older ones", () => {
  expect(() => findPostgresTools(92, at(90, 91))).toThrow(
    /PostgreSQL 92 or newer are needed, as the server is 92; found: .*90, 91.*embedded PostgreSQL.*without them.*apt install postgresql-client-92.*POSTGRES_BIN/s,
  );
  expect(() => findPostgresTools(90, at(90), join(dir, "nowhere"))).toThrow(/none was found in .*nowhere/);
});

it("keeps the password off the command line, and what libpq does not know out of the address", () => {
  const { dbname, env } = toolAddress("postgresql://owner:a%23b@db:5432/shop?schema=public&sslmode=require&host=/tmp");
  expect(dbname).toBe("postgresql://owner@db:5432/shop?sslmode=require&host=%2Ftmp");
  expect(env).toEqual({ PGPASSWORD: "a#b" });
  expect(toolAddress("postgresql://owner@db/shop").env).toEqual({});
});
