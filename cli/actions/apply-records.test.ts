import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { Edit } from "@/lib/dns/diff";
import type { ZoneRecord } from "@/lib/dns/record";
import type { ZoneView } from "@/lib/zones/contract";
import type { Shop } from "../shop";
import { applyRecords } from "./apply-records";
import type { RecordPlan } from "./plan-records";

let close: () => void = () => undefined;
afterEach(() => close());

type Answer = [status: number, body: object | string];
const made: Answer = [200, { change: { state: "done", steps: [] }, zone: { version: "next" } }];

/** A shop that answers one change after the other as it is told to. */
async function shopThatAnswers(...answers: Answer[]): Promise<Shop & { asked: () => number }> {
  let asked = 0;
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    const [status, body] = answers[asked++] ?? [500, "more than expected"];
    outgoing.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  close = () => server.close();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, token: "kq_x", language: "en", asked: () => asked };
}

function planOf(count: number): RecordPlan {
  const records = Array.from({ length: count }, (_, at): ZoneRecord => {
    return { host: `h${at}`, type: "A", value: "203.0.113.1", ttlSeconds: 600, priority: null };
  });
  const zone = { serviceId: "a", domain: "example.com", records: [], version: "first" } as unknown as ZoneView;
  const edits = records.map((record): Edit => ({ op: "add", record }));
  return { zone, edits, changes: [], skipped: [], notes: [], tooMany: null, braked: null };
}

it("says how much of a large change was made, portion by portion", async () => {
  const shop = await shopThatAnswers(made, made, made);
  const told: [number, number][] = [];
  expect(await applyRecords(shop, planOf(450), (...figures) => told.push(figures))).toMatchObject({ state: "done" });
  expect(told).toEqual([
    [200, 450],
    [400, 450],
    [450, 450],
  ]);
});

it("says what was made before another one changed the zone", async () => {
  const refusal = { code: "zones.changed_elsewhere", detail: "The zone has changed." };
  const failed = applyRecords(await shopThatAnswers(made, [409, refusal]), planOf(450));
  await expect(failed).rejects.toMatchObject({
    ...{ exit: 6, code: refusal.code },
    message: "The zone has changed. Before that, 200 of 450 changes were made, and stay.",
  });
});

it("says that changes may have been made whose answer was lost", async () => {
  const lost = /answered 502, and not as the shop\. Changes may have been made that nobody saw: plan again/;
  const failed = applyRecords(await shopThatAnswers([502, "<html>"]), planOf(1));
  await expect(failed).rejects.toMatchObject({ exit: 7, message: expect.stringMatching(lost) });
});

it("sends nothing of a plan that the domain has no room for: a part of it would be made", async () => {
  const shop = await shopThatAnswers(made);
  const failed = applyRecords(shop, { ...planOf(450), tooMany: { most: 300, count: 454, over: 154 } });
  await expect(failed).rejects.toMatchObject({ exit: 6, code: "zones.too_many_records" });
  expect(shop.asked()).toBe(0);
});
