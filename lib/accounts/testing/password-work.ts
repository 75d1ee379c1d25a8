import { hash, verify } from "@node-rs/argon2";
import { vi } from "vitest";

/**
 * The password hashes computed while the work runs, each with its cost: they make up most of an answer's time. The test
 * has them recorded by `vi.mock("@node-rs/argon2", { spy: true })`, which still calls the real functions.
 */
export async function passwordWork(work: () => Promise<unknown>): Promise<string[]> {
  const [hashed, verified] = [vi.mocked(hash), vi.mocked(verify)];
  hashed.mockClear();
  verified.mockClear();
  await work();
  const costOf = (against: unknown) => String(against).split("$").slice(1, 4).join(" ");
  return [
    ...hashed.mock.calls.map(([, cost]) => `hash ${JSON.stringify(cost)}`),
    ...verified.mock.calls.map(([against]) => `verify ${costOf(against)}`),
  ];
}
