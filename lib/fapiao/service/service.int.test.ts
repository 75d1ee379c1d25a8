import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { refundedOfItem } from "@/lib/orders/refunded-of-item";
import { giveRefund } from "@/lib/orders/staff/give-refund";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { createFapiaoProfile } from "../profiles/create-fapiao-profile";
import { requestFapiao } from "../request-fapiao";
import { readAnyFapiao } from "../staff/read-any-fapiao";
import { rejectFapiao } from "../staff/reject-fapiao";
import { withdrawFapiao } from "../withdraw-fapiao";
import { advanceSendings } from "./advance-sendings";
import type { FapiaoAnswer, FapiaoOrder, FapiaoService } from "./fapiao-service";
import { sandboxFapiaoService } from "./sandbox-service";
import { writeSendings } from "./write-sendings";

let world: ShopWorld;
let buyer: Buyer;
let finance: StaffActor;
let twin: FapiaoService;
beforeAll(async () => {
  world = await startShopWorld();
  buyer = await world.customer(1_000_000n);
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
  twin = sandboxFapiaoService(world.sandbox.url);
}, 60_000);
afterAll(() => world.close());

let count = 0;
async function asked(title = "林晓雯"): Promise<{ id: string; number: string; itemId: string }> {
  const { itemId } = await buyer.buy(`freeservice${count++}.com`);
  expect(await world.drive(itemId)).toBe("done");
  const profile = await createFapiaoProfile(buyer.actor, { kind: "person", title, email: "lin@example.com" });
  const input = { profileId: profile.id, kind: "ordinary" as const, itemIds: [itemId], amountFen: PRICE_FEN };
  return { itemId, ...(await requestFapiao(buyer.actor, input)) };
}
const refund = async (id: string, amountFen: bigint) => {
  const seenRefundedFen = await refundedOfItem(world.database.db, id);
  const input = { id, amountFen, seenRefundedFen, reason: "客户投诉，部分退" };
  return giveRefund(finance, input, { idempotencyKey: randomUUID() });
};
const read = (id: string) => readAnyFapiao(finance, { id });

/** The twin, whose calls are counted; `lose` loses the answer of the next order after or before it has arrived. */
function counting() {
  const calls: string[] = [];
  let lost: "after" | "before" | undefined;
  const order =
    (verb: "issue" | "red") =>
    async (one: FapiaoOrder): Promise<FapiaoAnswer> => {
      calls.push(`${verb} ${one.reference}`);
      const how = lost;
      lost = undefined;
      if (how === "before") return { kind: "unknown", reason: "timeout" };
      const answer = await twin[verb](one);
      return how === "after" ? { kind: "unknown", reason: "timeout" } : answer;
    };
  const query = (reference: string) => {
    calls.push(`query ${reference}`);
    return twin.query(reference);
  };
  const service: FapiaoService = { issue: order("issue"), red: order("red"), query };
  const lose = (how: typeof lost) => {
    lost = how;
  };
  return { calls, service, lose };
}

it("a request is issued once, however many workers look; after a refund it is made red, and the rest issued anew", async () => {
  const { id, number, itemId } = await asked();
  const { calls, service } = counting();
  const now = new Date();
  await Promise.all([1, 2, 3].map(() => writeSendings(now)));
  await expect(withdrawFapiao(buyer.actor, { id })).rejects.toMatchObject({ code: "fapiao.under_way" });
  await expect(rejectFapiao(finance, { id, reason: "不开了吧" })).rejects.toMatchObject({ code: "fapiao.under_way" });
  await Promise.all([1, 2, 3].map(() => advanceSendings(service, now)));
  expect(calls).toEqual([`issue ${number}`]);
  expect(await read(id)).toMatchObject({ state: "issued", papers: [{ color: "blue", amountFen: PRICE_FEN }] });
  await refund(itemId, 900n);
  await writeSendings(now);
  await advanceSendings(service, now);
  const red = await read(id);
  expect(red).toMatchObject({ state: "red", papers: [{ color: "blue" }, { color: "red" }] });
  await writeSendings(now);
  await advanceSendings(service, now);
  expect(await read(red.replacedBy?.id ?? "")).toMatchObject({ state: "issued", amountFen: PRICE_FEN - 900n });
});

it.each(["after", "before"] as const)(
  "an answer that is lost %s the order arrived is asked for, and issued once",
  async (how) => {
    const { id, number } = await asked();
    const { calls, service, lose } = counting();
    const now = new Date();
    await writeSendings(now);
    lose(how);
    await advanceSendings(service, now);
    await advanceSendings(service, addMs(now, MINUTE_MS / 2));
    expect(await read(id)).toMatchObject({ state: "waiting", underWay: true, serviceReason: "timeout" });
    expect(calls).toEqual([`issue ${number}`]);
    await advanceSendings(service, addMs(now, 2 * MINUTE_MS));
    expect(calls.slice(1)).toEqual([`query ${number}`, ...(how === "before" ? [`issue ${number}`] : [])]);
    expect(await read(id)).toMatchObject({ state: "issued", underWay: false });
  },
);

it("a refund while it is being issued: what comes is over too much, and is made red", async () => {
  const { id, itemId } = await asked();
  const now = new Date();
  await writeSendings(now);
  await refund(itemId, PRICE_FEN);
  expect(await read(id)).toMatchObject({ state: "waiting", amountFen: 0n });
  await advanceSendings(twin, now);
  expect(await read(id)).toMatchObject({ state: "to_red", papers: [{ amountFen: PRICE_FEN }] });
  await writeSendings(now);
  await advanceSendings(twin, now);
  expect(await read(id)).toMatchObject({ state: "red", replacedBy: null });
});

it("what the service refuses stays with staff, and is not sent again", async () => {
  const { id, number } = await asked("请拒绝我");
  const { calls, service } = counting();
  const now = new Date();
  await writeSendings(now);
  await advanceSendings(service, now);
  await writeSendings(now);
  await advanceSendings(service, addMs(now, 5 * MINUTE_MS));
  expect(calls).toEqual([`issue ${number}`]);
  expect(await read(id)).toMatchObject({ state: "waiting", underWay: false, serviceReason: "购方名称与税号不符" });
  expect(await rejectFapiao(finance, { id, reason: "名称与税号不符" })).toMatchObject({ state: "rejected" });
});
