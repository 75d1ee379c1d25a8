import { afterEach, expect, it, vi } from "vitest";
import { announceChange, currentVisitor, subscribeVisitor } from "./visitor";

afterEach(() => vi.unstubAllGlobals());

it("shows the count of the latest change, even if the answer to an earlier one comes last", async () => {
  const carts: ((count: number) => void)[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    const body = path.endsWith("/cart") ? { count: await new Promise<number>((answer) => carts.push(answer)) } : {};
    return Response.json(body);
  });
  const leave = subscribeVisitor(() => undefined);
  announceChange();
  await vi.waitFor(() => expect(carts).toHaveLength(2));
  const [first, second] = carts;
  second?.(2);
  await vi.waitFor(() => expect(currentVisitor().cartCount).toBe(2));
  first?.(1);
  await new Promise((done) => setTimeout(done));
  expect(currentVisitor().cartCount).toBe(2);
  leave();
});
