import { expect, it, vi } from "vitest";

it("leaves nothing of a test file to the next one in its worker, but what the worker began with", async () => {
  const worker = globalThis as { kumquatLeft?: string };
  const { NODE_ENV } = process.env;
  const before = await import("@/lib/core/errors");
  worker.kumquatLeft = "x";
  vi.stubEnv("KUMQUAT_LEFT", "x");
  vi.stubEnv("NODE_ENV", "production");
  vi.resetModules();
  await import("./fresh-modules");
  expect("kumquatLeft" in worker).toBe(false);
  expect([process.env.KUMQUAT_LEFT, process.env.NODE_ENV]).toEqual([undefined, NODE_ENV]);
  expect(await import("@/lib/core/errors")).not.toBe(before);
});
