import { spawn } from "node:child_process";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ticketCategories } from "@/lib/cndns/endpoints/ticket-categories";
import type { StaffActor } from "@/lib/core/actor";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { relayFailPoints } from "@/lib/purchasing/failpoint";
import type { FaultInput } from "@/sandbox/control/faults";
import { bundle } from "@/server/processes/bundle";
import { closeTicket } from "../close-ticket";
import { openTicket } from "../open-ticket";
import { readTicket } from "../read-ticket";
import { relayCategories } from "../relay-contract";
import { readAnyTicket } from "../staff/read-any-ticket";
import { startTicketWorld, type TicketWorld } from "../testing/ticket-world";
import { addToQuestion } from "./add-to-question";
import { checkQuestion } from "./check-question";
import { dismissAnswer } from "./dismiss-answer";
import { publishAnswer } from "./publish-answer";
import { readAnswers } from "./read-answers";
import { recoverRelays } from "./recover-relays";
import { sendRelay } from "./send-relay";
import { settleRelay } from "./settle-relay";
import { sweepRelays } from "./sweep-relays";
import { writeQuestion } from "./write-question";

const system = { kind: "system", job: "test" } as const;
const PROCESS = "lib/tickets/testing/send-relay-process.ts";

let world: TicketWorld;
let sendProcess: string;
let staff: StaffActor;
beforeAll(async () => {
  sendProcess = (await bundle([PROCESS]))(PROCESS);
  world = await startTicketWorld();
  staff = await world.staff();
});
afterAll(() => world.close());
afterEach(() => world.control.clearFaults());

/** A customer's ticket with a picture and a text, and a question of staff's about it that is written and not sent. */
async function asked() {
  const customer = await world.customer();
  const picture = await sharp({ create: { width: 60, height: 40, channels: 4, background: "#f80" } })
    .png()
    .toBuffer();
  const files = [
    { name: "截图.png", content: picture.toString("base64") },
    { name: "a.txt", content: Buffer.from("a").toString("base64") },
  ];
  const { id } = await openTicket(customer, { subject: "网站打不开", body: "网站打不开", files });
  const { pictures } = await readAnyTicket(staff, { id });
  const attachmentIds = pictures.map((one) => one.id);
  const question = { id, text: "客户的网站打不开，\n请看附图", category: "hosting_fault" as const, attachmentIds };
  const relay = await writeQuestion(staff, { ...question, product: "testhost" });
  return { customer, id, relayId: relay.id, question };
}

const relayOf = async (id: string) => (await readAnyTicket(staff, { id })).relays.at(-1);
const stateOf = async (id: string) => (await readAnyTicket(staff, { id })).state;
const sent = async () => [...world.sandbox.world.questions.values()].length;
const fault = (input: Omit<FaultInput, "endpoint">) => world.control.fault({ ...input, endpoint: "support.Question" });

it("the categories that staff choose from are the upstream's", () => {
  expect([...relayCategories]).toEqual(Object.keys(ticketCategories));
});

describe("a ticket that is passed on", () => {
  it("is sent once with its picture, its answers wait for a decision, and the customer gets what staff make of one", async () => {
    const { customer, id, relayId } = await asked();
    expect(await stateOf(id)).toBe("waiting");
    await sendRelay(system, { relayId });
    await sendRelay(system, { relayId });
    const relay = await relayOf(id);
    expect(relay).toMatchObject({ state: "sent", canAdd: true, category: "hosting_fault", answers: [] });
    const at = world.sandbox.world.questions.get(relay?.upstreamId ?? "");
    expect(at).toMatchObject({
      text: "客户的网站打不开， 请看附图",
      category: "000202",
      product: "testhost",
      pictures: 1,
    });

    await world.control.advance(41_000);
    await readAnswers(relayId);
    await readAnswers(relayId);
    const [answer] = (await relayOf(id))?.answers ?? [];
    expect(answer).toMatchObject({ decision: "undecided", text: expect.stringContaining("已经处理") });
    expect(await stateOf(id)).toBe("open");
    expect(JSON.stringify(await readTicket(customer, { id }))).not.toContain("已经处理");

    const added = await addToQuestion(staff, { id, relayId, text: "还是打不开", attachmentIds: [] });
    await sendRelay(system, { relayId: added.id });
    await world.control.advance(41_000);
    const checked = await checkQuestion(staff, { id, relayId });
    expect(checked.answers).toHaveLength(2);
    const [first, second] = checked.answers.map((one) => one.id);
    await dismissAnswer(staff, { id, answerId: first ?? "" });
    const published = await publishAnswer(staff, { id, answerId: second ?? "", body: "我们已经修好了", close: false });
    expect(published).toMatchObject({ decision: "published", messageId: expect.any(String) });
    expect(await readTicket(customer, { id })).toMatchObject({ state: "answered" });
    expect((await readTicket(customer, { id })).messages.at(-1)?.body).toBe("我们已经修好了");
    await expect(publishAnswer(staff, { id, answerId: second ?? "", body: "x", close: false })).rejects.toMatchObject({
      code: "tickets.answer_decided",
    });
    await closeTicket(customer, { id });
    await readAnswers(relayId);
    expect((await relayOf(id))?.nextCheckAt ?? null).toBeNull();
  });

  it("takes one question at a time, and pictures of the ticket alone", async () => {
    const { id, question } = await asked();
    await expect(writeQuestion(staff, question)).rejects.toMatchObject({ code: "tickets.relay_open" });
    const other = await openTicket(await world.customer(), { subject: "x", body: "x", files: [] });
    await expect(writeQuestion(staff, { ...question, id: other.id })).rejects.toMatchObject({
      fields: { attachmentIds: { code: "tickets.not_a_picture" } },
    });
    expect(await stateOf(id)).toBe("waiting");
  });

  it.each([
    {
      what: "refused",
      plant: { kind: "code", code: "40013" },
      relay: { state: "failed", reason: "submission_failed" },
      arrived: 0,
    },
    {
      what: "refused for our account's sake",
      plant: { kind: "code", code: "40011" },
      relay: { state: "failed" },
      arrived: 0,
    },
    { what: "lost on its way back", plant: { kind: "dropAfter" }, relay: { state: "unknown" }, arrived: 1 },
    { what: "lost on its way", plant: { kind: "dropBefore" }, relay: { state: "unknown" }, arrived: 0 },
  ] as const)("$what: staff must act, and it is not sent again by itself", async ({ plant, relay, arrived }) => {
    const before = await sent();
    const { id, relayId, question } = await asked();
    await fault(plant);
    await sendRelay(system, { relayId });
    await sendRelay(system, { relayId });
    await sweepRelays(system, addMs(new Date(), 10 * MINUTE_MS));
    expect(await relayOf(id)).toMatchObject(relay);
    expect(await stateOf(id)).toBe("open");
    expect((await sent()) - before).toBe(arrived);
    if (relay.state === "failed") expect(await writeQuestion(staff, question)).toMatchObject({ state: "queued" });
    else await expect(writeQuestion(staff, question)).rejects.toMatchObject({ code: "tickets.relay_open" });
  });

  it("whose outcome is unknown is settled by staff: under its number at the upstream, or as absent", async () => {
    const lost = await asked();
    await fault({ kind: "dropAfter" });
    await sendRelay(system, { relayId: lost.relayId });
    const settle = (upstreamId: string) =>
      settleRelay(staff, { id: lost.id, relayId: lost.relayId, outcome: "arrived", upstreamId });
    await expect(settle("999999")).rejects.toMatchObject({
      fields: { upstreamId: { code: "tickets.upstream_number_unknown" } },
    });
    const upstreamId = [...world.sandbox.world.questions.values()].at(-1)?.id ?? "";
    expect(await settle(upstreamId)).toMatchObject({ state: "sent", upstreamId });
    await expect(settle(upstreamId)).rejects.toMatchObject({ code: "tickets.relay_settled" });
    await world.control.advance(41_000);
    expect((await checkQuestion(staff, lost)).answers).toHaveLength(1);

    const absent = await asked();
    await fault({ kind: "dropBefore" });
    await sendRelay(system, { relayId: absent.relayId });
    await expect(
      settleRelay(staff, { id: absent.id, relayId: absent.relayId, outcome: "arrived", upstreamId }),
    ).rejects.toMatchObject({ fields: { upstreamId: { code: "tickets.upstream_number_taken" } } });
    expect(await settleRelay(staff, { id: absent.id, relayId: absent.relayId, outcome: "absent" })).toMatchObject({
      state: "failed",
      reason: "absent",
    });
  });
});

it("after a restore from backup a question that was still to be sent is unknown: it may have been sent since", async () => {
  const before = await sent();
  const { id, relayId } = await asked();
  expect(await recoverRelays(world.database.db)).toBeGreaterThan(0);
  await sendRelay(system, { relayId });
  expect(await relayOf(id)).toMatchObject({ state: "unknown", reason: "restored" });
  expect(await stateOf(id)).toBe("open");
  expect(await sent()).toBe(before);
});

describe("the worker killed while it sends", () => {
  it.each(relayFailPoints)("at %s: the question is unknown to staff and never sent again", async (point) => {
    const before = await sent();
    const { id, relayId } = await asked();
    const signal = await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [sendProcess, relayId], {
        env: { ...process.env, KUMQUAT_FAILPOINT: `${point}=kill` },
        stdio: "ignore",
      });
      child.once("error", reject);
      child.once("exit", (_, by) => resolve(by));
    });
    expect(signal).toBe("SIGKILL");
    expect(await relayOf(id)).toMatchObject({ state: "sending" });
    // The queue runs the job again, and the sweep comes by.
    await sendRelay(system, { relayId });
    await sweepRelays(system, addMs(new Date(), MINUTE_MS));
    expect(await relayOf(id)).toMatchObject({ state: "sending" });
    await sweepRelays(system, addMs(new Date(), 6 * MINUTE_MS));
    await sendRelay(system, { relayId });
    expect(await relayOf(id)).toMatchObject({ state: "unknown", reason: "worker_lost" });
    expect(await stateOf(id)).toBe("open");
    expect((await sent()) - before).toBe(point === "relay-answered" ? 1 : 0);
  });
});
