import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endSession } from "@/lib/accounts/end-session";
import { hashToken } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { createSession, revokeSessions, revokeToken } from "@/lib/auth/session";
import type { CustomerActor } from "@/lib/core/actor";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { streamOrder } from "./stream-order";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

let count = 0;
const freeName = () => `free${Date.now().toString(36)}${count++}.com`;

/** The customer with a session in the database. */
async function inSession(actor: CustomerActor): Promise<{ actor: CustomerActor; token: string }> {
  const user = { id: actor.userId, kind: "customer" } as const;
  const token = await world.database.db.$transaction(async (tx) => {
    await lockUser(tx, user.id);
    return createSession(tx, { user, ip: "::1", userAgent: "test", now: new Date() });
  });
  const { id } = await world.database.db.session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
  return { actor: { ...actor, sessionId: id }, token };
}

/** Opens a stream and collects its text as a browser would. */
async function openStream(actor: CustomerActor, id: string) {
  const browser = new AbortController();
  const response = await streamOrder(actor, { id }, { signal: browser.signal });
  const stream = { text: "", ended: false, response, leave: async () => undefined as unknown };
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no body");
  stream.leave = async () => {
    browser.abort();
    await reader.cancel();
  };
  void (async () => {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      stream.text += new TextDecoder().decode(chunk.value);
    stream.ended = true;
  })();
  return stream;
}

describe("an order's stream", () => {
  it("sends events until the order is final, and is refused to another customer", async () => {
    const buyer = await world.customer();
    const { actor } = await inSession(buyer.actor);
    const { order, itemId } = await buyer.buy(freeName());
    const stream = await openStream(actor, order.id);
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
    await expect.poll(() => stream.text).toMatch(/^event: order\ndata: \{.*"state":"open"/);
    await world.drive(itemId);
    await expect.poll(() => stream.text).toMatch(/"state":"done"[\s\S]*event: end\ndata: \{\}\n\n$/);
    const stranger = await inSession((await world.customer()).actor);
    await expect(openStream(stranger.actor, order.id)).rejects.toMatchObject({ status: 404 });
  });

  const ends: Record<string, (session: { actor: CustomerActor; token: string }) => Promise<unknown>> = {
    "signing out": ({ token }) => revokeToken(world.database.db, token, new Date()),
    "ending the session from another": async ({ actor }) =>
      endSession((await inSession(actor)).actor, { id: actor.sessionId }),
    "a new password": async ({ actor }) => revokeSessions(world.database.db, actor.userId, new Date()),
    "disabling the account": async ({ actor }) =>
      setCustomerStatus(await world.staff(), { id: actor.userId, status: "disabled", reason: "test" }),
    "another process ending it": ({ actor }) =>
      world.database.asOwner("UPDATE sessions SET revoked_at = now() WHERE id = $1", [actor.sessionId]),
  };
  it.each(Object.keys(ends))("ends with its session: %s", async (how) => {
    const buyer = await world.customer();
    const session = await inSession(buyer.actor);
    const { order } = await buyer.buy(freeName());
    const stream = await openStream(session.actor, order.id);
    await expect.poll(() => stream.text).toContain("event: order");
    await ends[how]?.(session);
    await expect.poll(() => stream.ended).toBe(true);
    // A request that was under way when the session ended opens its stream afterwards.
    const late = await openStream(session.actor, order.id);
    await expect.poll(() => late.ended).toBe(true);
    expect(late.text).not.toContain("event: order");
  });

  it("ends when the session expires", async () => {
    const buyer = await world.customer();
    const { actor } = await inSession(buyer.actor);
    const { order } = await buyer.buy(freeName());
    await world.database.db.session.update({
      where: { id: actor.sessionId },
      data: { expiresAt: new Date(Date.now() + 700) },
    });
    const stream = await openStream(actor, order.id);
    await expect.poll(() => stream.text).toContain("event: order");
    await expect.poll(() => stream.ended, { timeout: 5_000 }).toBe(true);
  });

  it("is one of at most six per session and twelve per account: the oldest is closed and told to reconnect later", async () => {
    const buyer = await world.customer();
    const { order } = await buyer.buy(freeName());
    const sessions = [await inSession(buyer.actor), await inSession(buyer.actor), await inSession(buyer.actor)];
    const open = async (session: number, times: number) => {
      const streams = [];
      for (let i = 0; i < times; i++) streams.push(await openStream(sessions[session]?.actor ?? buyer.actor, order.id));
      return streams;
    };
    const ofFirst = await open(0, 8);
    await expect.poll(() => ofFirst.map((stream) => stream.ended)).toEqual([true, true, ...Array(6).fill(false)]);
    expect(ofFirst[0]?.text).toContain("retry: 60000");
    const ofSecond = await open(1, 6);
    const ofThird = await open(2, 6);
    await expect.poll(() => ofFirst.every((stream) => stream.ended)).toBe(true);
    expect([...ofSecond, ...ofThird].some((stream) => stream.ended)).toBe(false);
    // Streams that were closed by their browsers don't count any more.
    await Promise.all([...ofSecond, ...ofThird].map((stream) => stream.leave()));
    const again = [...(await open(1, 6)), ...(await open(2, 6))];
    expect(again.some((stream) => stream.ended)).toBe(false);
    await Promise.all(again.map((stream) => stream.leave()));
  });
});
