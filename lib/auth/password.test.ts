import { availableParallelism } from "node:os";
import { describe, expect, it, vi } from "vitest";
import { hashPassword, unusableHash, verifyPassword } from "./password";

const now = vi.hoisted(() => ({ running: 0, most: 0, instead: null as null | (() => Promise<boolean>) }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const counted =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      now.running += 1;
      now.most = Math.max(now.most, now.running);
      try {
        return await work(...args);
      } finally {
        now.running -= 1;
      }
    };
  const verify: typeof real.verify = (...args) => now.instead?.() ?? real.verify(...args);
  return { ...real, hash: counted(real.hash), verify: counted(verify) };
});

describe("passwords", () => {
  it("are hashed with argon2id at OWASP's cost, each with its own salt", async () => {
    const [one, other] = [await hashPassword("quiet-river-4711"), await hashPassword("quiet-river-4711")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, "quiet-river-4711")).toBe(true);
    expect(await verifyPassword(one, "quiet-river-4712")).toBe(false);
  });

  it("fit nothing where there is no hash, or one of an account without a password", async () => {
    expect(await verifyPassword(undefined, "quiet-river-4711")).toBe(false);
    expect(await verifyPassword(await unusableHash(), "quiet-river-4711")).toBe(false);
  });

  it("are hashed a few at a time, and beyond a queue of two hundred the shop says that it is busy", async () => {
    const most = Math.max(2, availableParallelism());
    const hash = await unusableHash();
    now.most = 0;
    now.instead = () => new Promise((resolve) => setImmediate(() => resolve(false)));
    const answers = await Promise.all(
      Array.from({ length: 210 + most }, () => verifyPassword(hash, "x").then(String, (error) => error.code)),
    );
    expect(now.most).toBe(most);
    expect(answers.filter((answer) => answer === "busy")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "false")).toHaveLength(200 + most);
  });
});
