import { describe, expect, it } from "vitest";
import { createLimiter } from "./limit";

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("limiter", () => {
  it("never exceeds its limit, serves in order, and follows a new limit", async () => {
    const limiter = createLimiter(2);
    const order: number[] = [];
    const releases: (() => void)[] = [];
    for (let i = 0; i < 5; i++) {
      void limiter.acquire().then((release) => {
        order.push(i);
        releases.push(release);
      });
    }
    await settled();
    expect([order, limiter.inFlight, limiter.waiting]).toEqual([[0, 1], 2, 3]);
    releases[0]?.();
    releases[0]?.(); // releasing twice counts once
    await settled();
    expect([order, limiter.inFlight, limiter.waiting]).toEqual([[0, 1, 2], 2, 2]);
    limiter.setLimit(4);
    await settled();
    expect([order, limiter.inFlight, limiter.waiting]).toEqual([[0, 1, 2, 3, 4], 4, 0]);
  });

  it("takes lanes in turn and what is first before all of them", async () => {
    const limiter = createLimiter(0);
    const order: string[] = [];
    const ask = (name: string, options: { lane?: string; first?: boolean }) =>
      void limiter.acquire(options).then((release) => {
        order.push(name);
        release();
      });
    for (const n of [1, 2, 3]) ask(`a${n}`, { lane: "a" });
    ask("b1", { lane: "b" });
    ask("purchase", { first: true });
    ask("c1", { lane: "c" });
    limiter.setLimit(1);
    await settled();
    expect(order).toEqual(["purchase", "a1", "b1", "c1", "a2", "a3"]);
  });

  it("an abort leaves the queue at once", async () => {
    const limiter = createLimiter(1);
    const release = await limiter.acquire();
    const leaving = new AbortController();
    const gone = limiter.acquire({ signal: leaving.signal });
    const stays = limiter.acquire({ lane: "x" });
    leaving.abort(new Error("left"));
    await expect(gone).rejects.toThrow("left");
    expect(limiter.waiting).toBe(1);
    release();
    (await stays)();
    expect(limiter.inFlight).toBe(0);
    await expect(limiter.acquire({ signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
  });
});
