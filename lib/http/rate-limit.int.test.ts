import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { AppError } from "@/lib/core/errors";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { type Contract, contract, nothing } from "./contract";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Stands for a process of its own: loads the modules again, so that its counts in memory are separate. */
async function startProcess() {
  vi.resetModules();
  const { consume } = await import("./rate-limit");
  return (declared: Contract, actor: Actor) =>
    consume(declared, actor).then(
      () => "passed",
      // Each process has its own class of that name.
      (error: AppError) => error.code,
    );
}

let one: Awaited<ReturnType<typeof startProcess>>;
let two: typeof one;
let tests = 0;
beforeEach(async () => {
  [one, two] = [await startProcess(), await startProcess()];
  tests += 1;
});

const limited = (method: "GET" | "POST", counted?: "by all processes") =>
  contract({
    method,
    path: `/api/v1/limited/${tests}`,
    summary: "Is limited.",
    access: "anyone",
    input: nothing,
    output: nothing,
    limit: { points: 2, seconds: 60, ...(counted ? { counted } : {}) },
  });
const from = (ip: string): Actor => ({ kind: "visitor", ip });

it("counts writes, and reads that say so, in all processes together", async () => {
  for (const declared of [limited("POST"), limited("GET", "by all processes")]) {
    expect(await one(declared, from("192.0.2.1"))).toBe("passed");
    expect(await two(declared, from("192.0.2.1"))).toBe("passed");
    expect(await one(declared, from("192.0.2.1"))).toBe("rate.limited");
    expect(await two(declared, from("192.0.2.1"))).toBe("rate.limited");
    expect(await two(declared, from("192.0.2.2"))).toBe("passed");
  }
});

it("counts other reads in each process, without a statement", async () => {
  const declared = limited("GET");
  for (const answer of ["passed", "passed", "rate.limited"])
    expect(await one(declared, from("192.0.2.1"))).toBe(answer);
  expect(await two(declared, from("192.0.2.1"))).toBe("passed");
  expect(await database.db.rateLimit.count({ where: { key: { startsWith: `GET ${declared.path}` } } })).toBe(0);
});

it("takes all addresses of an IPv6 /64 for one caller", async () => {
  const declared = limited("POST");
  expect(await one(declared, from("2001:db8:0:7::1"))).toBe("passed");
  expect(await one(declared, from("2001:db8:0:7:aaaa::2"))).toBe("passed");
  expect(await one(declared, from("2001:db8:0:7:bbbb::3"))).toBe("rate.limited");
  expect(await one(declared, from("2001:db8:0:8::1"))).toBe("passed");
});

it("tokens of one customer are counted together as well, those of another apart", async () => {
  const program = (userId: string, id: string): Actor => {
    const grant = { areas: {}, zones: null, types: null, names: null, addresses: null };
    return { kind: "customer", userId, sessionId: id, ip: "192.0.2.1", token: { id, name: id, grant } };
  };
  for (const declared of [limited("POST"), limited("GET")]) {
    for (const token of ["a", "b", "c", "d"]) {
      for (const answer of ["passed", "passed", "rate.limited"]) {
        expect(await one(declared, program("anna", token))).toBe(answer);
      }
    }
    // Four times what one may: the fifth is refused at its first call.
    expect(await one(declared, program("anna", "e"))).toBe("rate.limited");
    expect(await one(declared, program("bert", "f"))).toBe("passed");
    expect(await one(declared, { kind: "customer", userId: "anna", sessionId: "s", ip: "192.0.2.1" })).toBe("passed");
  }
});

it("counts for itself when the database can't", async () => {
  const declared = limited("POST");
  await database.asOwner("ALTER TABLE rate_limits RENAME TO rate_limits_gone");
  for (const answer of ["passed", "passed", "rate.limited"])
    expect(await one(declared, from("192.0.2.1"))).toBe(answer);
  await database.asOwner("ALTER TABLE rate_limits_gone RENAME TO rate_limits");
});
