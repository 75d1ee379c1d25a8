import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makePerson, reauthed, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import { db } from "@/lib/db/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeWebhook } from "./change-webhook";
import { createWebhook } from "./create-webhook";
import { deleteWebhook } from "./delete-webhook";
import type { WebhookEventName } from "./events-contract";
import { webhookEventNames, webhookEvents, webhookEventsOf } from "./events-contract";
import { listDeliveries } from "./list-deliveries";
import { listWebhooks } from "./list-webhooks";
import { pauseWebhook } from "./pause-webhook";
import { postMessage } from "./post-message";
import { publishEvent } from "./publish-event";
import { readDelivery } from "./read-delivery";
import { RETRY_WAITS_MS, recordAttempt } from "./record-attempt";
import { resendDelivery } from "./resend-delivery";
import { resumeWebhook } from "./resume-webhook";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { sendWebhooks } from "./send-webhooks";
import { sweepWebhooks } from "./sweep-webhooks";
import { testWebhook } from "./test-webhook";
import { eventsFor, makeWebhook, type TestWebhook } from "./testing/receiver";

let database: TestDatabase;
let sandbox: RunningSandbox;
let owner: CustomerActor;
let stranger: CustomerActor;
let admin: StaffActor;

beforeAll(async () => {
  sandbox = await startSandbox();
  database = await createTestDatabase({ ...sandboxEnv(sandbox.url), APP_URL: "https://shop.example" });
  const person = async (over: Parameters<typeof makePerson>[0] = {}) =>
    reauthed((await signedIn(await makePerson(over))).actor);
  owner = (await person()) as CustomerActor;
  stranger = (await person()) as CustomerActor;
  admin = (await person({ kind: "staff", role: "admin" })) as StaffActor;
});
afterAll(async () => {
  await database.drop();
  await sandbox.close();
});

const renewed = {
  ...{ serviceId: randomUUID(), productLine: "domain", displayName: "example.com" },
  expiresAt: new Date("2027-11-28T03:00:00Z"),
};
const renew = (customerId = owner.userId) =>
  publishEvent(db, "service.renewed", { customerId, at: new Date(), data: () => ({ ...renewed, customerId }) });
const send = ({ id }: TestWebhook) => sendWebhooks({ endpointId: id });
const endpoint = ({ id }: TestWebhook) => db.webhookEndpoint.findUniqueOrThrow({ where: { id } });
const deliveries = ({ id }: TestWebhook) =>
  db.webhookDelivery.findMany({
    where: { endpointId: id },
    orderBy: { id: "asc" },
    include: { attempts: { orderBy: { id: "asc" } } },
  });
const only = async (webhook: TestWebhook) => {
  const [delivery, ...more] = await deliveries(webhook);
  if (!delivery || more.length > 0) throw new Error(`${more.length + (delivery ? 1 : 0)} deliveries`);
  return delivery;
};
const jobsFor = ({ id }: TestWebhook) =>
  database.asOwner<{ key: string; run_at: Date }>(
    "SELECT key, run_at FROM graphile_worker.jobs WHERE task_identifier = 'send-webhooks' AND key LIKE $1 ORDER BY key",
    [`%${id}`],
  );
/** The waiting time of a delivery has passed. */
const whenDue = ({ id }: TestWebhook) =>
  db.webhookDelivery.updateMany({ where: { endpointId: id, state: "queued" }, data: { nextAt: new Date(0) } });

it("every event's example is what its schema sends, and customers can't choose the shop's own", () => {
  for (const name of webhookEventNames) {
    const { data, example } = webhookEvents[name];
    expect(data.parse(example), name).toBeTruthy();
  }
  expect(webhookEventsOf("shop")).toEqual(webhookEventNames);
  expect(webhookEventNames.filter((name) => !webhookEventsOf("customer").includes(name))).toEqual([
    "balance.low",
    "health.alert",
  ]);
});

describe("a new webhook", () => {
  const events = ["order.completed" as const];

  it.each([
    ["http://hooks.example/", "webhooks.not_https"],
    ["ftp://hooks.example/", "webhooks.not_https"],
    ["hooks", "webhooks.not_https"],
    ["https://hooks.example:65536/", "webhooks.unreadable"],
    ["https://my hooks.example/", "webhooks.unreadable"],
    ["https://a:b@hooks.example/", "webhooks.with_user"],
    ["https://hooks.example:22/", "webhooks.port"],
    ["https://127.0.0.1/", "webhooks.not_public"],
    ["https://169.254.169.254/latest/meta-data", "webhooks.not_public"],
    ["https://2852039166/", "webhooks.not_public"],
    ["https://[::1]/", "webhooks.not_public"],
    ["https://[::127.0.0.1]/", "webhooks.not_public"],
    ["https://[fd00::1]/", "webhooks.not_public"],
    ["https://localhost/", "webhooks.not_public"],
    ["https://no-such-host.invalid/", "webhooks.unknown_host"],
  ])("%s is refused", async (url, code) => {
    const refused = { code: "input.invalid", fields: { url: { code } } };
    await expect(createWebhook(owner, { url, events })).rejects.toMatchObject(refused);
  });

  it("is refused events of the shop's to a customer", async () => {
    const asked = createWebhook(owner, { url: "https://hooks.example/", events: ["balance.low"] });
    await expect(asked).rejects.toMatchObject({ fields: { events: { code: "webhooks.event_unknown" } } });
  });

  it("shows its secret once, keeps it sealed, mails its owner, and is audited without what its address hides", async () => {
    const url = "https://hooks.example/in?key=hidden-in-the-query";
    const { secret, row } = await createWebhook(owner, { url, events });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(row).toMatchObject({ url, events, state: "active" });
    const shown = JSON.stringify([await listWebhooks(owner), row]);
    const [stored] = await database.asOwner<{ text: string }>(
      "SELECT row_to_json(e)::text || (SELECT string_agg(row_to_json(a)::text, '') FROM audit_events a WHERE a.subject_id = e.id::text) AS text FROM webhook_endpoints e WHERE id = $1",
      [row.id],
    );
    const mails = await db.mail.findMany({ where: { userId: owner.userId, template: "webhooks.changed" } });
    const words = secret.slice("whsec_".length);
    for (const text of [shown, stored?.text ?? "", JSON.stringify(mails)]) expect(text).not.toContain(words);
    expect(stored?.text).toContain("webhooks.create");
    const audited = await db.auditEvent.findFirstOrThrow({ where: { action: "webhooks.create", subjectId: row.id } });
    expect(audited.after).toEqual({ address: "https://hooks.example/in", events });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("https://hooks.example/in");
    expect(mails[0]?.text).not.toContain("hidden-in-the-query");
  });

  it("is one of ten, also when eleven are made at once", async () => {
    const person = reauthed((await signedIn(await makePerson())).actor) as CustomerActor;
    const made = await Promise.allSettled(
      Array.from({ length: 11 }, () => createWebhook(person, { url: "https://hooks.example/", events })),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(made.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "webhooks.too_many" } });
  });

  it("of the shop's is mailed to its admins", async () => {
    const { row } = await createWebhook(admin, { url: "https://hooks.example/shop", events: ["balance.low"] });
    const mail = await db.mail.findFirstOrThrow({ where: { userId: admin.userId, template: "webhooks.changed" } });
    expect(mail.text).toContain(`https://shop.example/admin/settings/webhooks/${row.id}`);
    await deleteWebhook(admin, { id: row.id });
    expect((await listWebhooks(admin)).rows).toEqual([]);
  });
});

describe("an event", () => {
  it("is sent signed to everybody who waits for it, and to nobody else", async () => {
    const mine = await makeWebhook(owner.userId, ["service.renewed"]);
    const other = await makeWebhook(owner.userId, ["service.opened"]);
    const theirs = await makeWebhook(stranger.userId, ["service.renewed"]);
    const shops = await makeWebhook(null, ["service.renewed"]);
    await renew();
    for (const webhook of [mine, other, theirs, shops]) await send(webhook);
    expect([await other.received(), await theirs.received()]).toEqual([[], []]);
    for (const webhook of [mine, shops]) {
      const [message, ...more] = await webhook.received();
      if (!message) throw new Error("nothing was received");
      expect(more).toEqual([]);
      const sent = new Webhook(webhook.secret).verify(message.body, message.headers);
      expect(sent).toMatchObject({ type: "service.renewed", data: { displayName: "example.com" } });
      expect(message.headers["content-type"]).toContain("application/json");
      const delivery = await only(webhook);
      expect(message.headers["webhook-id"]).toBe(`msg_${delivery.id}`);
      expect(delivery).toMatchObject({ state: "delivered", nextAt: null });
      expect(delivery.attempts).toMatchObject([{ status: 200, failure: null, answer: "received" }]);
    }
    await db.webhookEndpoint.deleteMany({ where: { customerId: null } });
  });

  it("is not sent when what happened is rolled back", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    const undone = db.$transaction(async (tx) => {
      const at = new Date();
      const data = () => ({ ...renewed, customerId: owner.userId });
      await publishEvent(tx, "service.renewed", { customerId: owner.userId, at, data });
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect([await deliveries(webhook), await jobsFor(webhook)]).toEqual([[], []]);
  });

  it("of a disabled customer's is kept from their webhooks", async () => {
    const { id } = await makePerson();
    const webhook = await makeWebhook(id, ["service.renewed"]);
    await db.user.update({ where: { id }, data: { status: "disabled" } });
    await renew(id);
    expect(await deliveries(webhook)).toEqual([]);
  });

  it("that waits when its customer's account is disabled is given up; what happens once it is enabled is sent", async () => {
    const { id } = await makePerson();
    const webhook = await makeWebhook(id, ["service.renewed"]);
    const set = (status: "active" | "disabled") => setCustomerStatus(admin, { id, status, reason: "test" });
    await renew(id);
    await set("disabled");
    expect(await only(webhook)).toMatchObject({ state: "failed", nextAt: null, attempts: [] });
    // Written by an event that was under way while the account was disabled.
    await db.webhookDelivery.updateMany({
      where: { endpointId: webhook.id },
      data: { state: "queued", nextAt: new Date(0) },
    });
    await send(webhook);
    await database.asOwner("DELETE FROM graphile_worker._private_jobs WHERE key LIKE $1", [`%${webhook.id}`]);
    await sweepWebhooks();
    expect([await webhook.received(), await jobsFor(webhook)]).toEqual([[], []]);
    await set("active");
    await sweepWebhooks();
    await send(webhook);
    expect([await webhook.received(), await jobsFor(webhook)]).toEqual([[], []]);
    expect(await only(webhook)).toMatchObject({ state: "failed", tries: 0, attempts: [] });
    await renew(id);
    await send(webhook);
    expect(await webhook.received()).toHaveLength(1);
  });

  it("sends nothing but what its schema names", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    const data = { ...renewed, customerId: owner.userId, password: "De3$dgS0" };
    await publishEvent(db, "service.renewed", { customerId: owner.userId, at: new Date(), data: () => data });
    const [sent] = await eventsFor(webhook);
    expect(Object.keys(sent?.data ?? {}).sort()).toEqual(
      ["customerId", "displayName", "expiresAt", "productLine", "serviceId"].sort(),
    );
  });
});

describe("a receiver", () => {
  const message = () => ({
    id: "msg_1",
    body: "{}",
    at: new Date(),
    secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  });
  const post = (path: string, mostMs = 5_000) => postMessage(`https://odd.example/${path}`, message(), mostMs);

  it("that answers 500, redirects, is gone or never answers has not received it", async () => {
    expect(await post("fail")).toEqual({ status: 500, failure: "status", answer: "out of order" });
    expect(await post("moved")).toEqual({ status: 302, failure: "redirect", answer: "" });
    expect(await post("gone")).toEqual({ status: 410, failure: "status", answer: "" });
    expect(await post("slow", 300)).toEqual({ status: null, failure: "timeout", answer: "" });
  });

  it("that answers 10 MB has, and a kilobyte of it is kept", async () => {
    const { status, failure, answer } = await post("large");
    expect({ status, failure, length: answer.length }).toEqual({ status: 200, failure: null, length: 1_024 });
  });

  it.each(["127.0.0.1", "169.254.169.254", "10.1.2.3", "[::1]", "localhost"])("at %s is not asked", async (host) => {
    const { port } = sandbox;
    expect(await postMessage(`https://${host}:${port}/`, message())).toEqual({
      ...{ status: null, failure: "not_public", answer: "" },
    });
  });

  it("whose name leads nowhere is told so", async () => {
    const { status, failure } = await postMessage("https://no-such-host.invalid/", message());
    expect({ status, failure }).toEqual({ status: null, failure: "unknown_host" });
  });
});

describe("a delivery that fails", () => {
  it("is tried again ever later, ten times, with the same id and text, and then by a press", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"], "fail");
    await renew();
    const waits: number[] = [];
    for (let tries = 1; tries <= 10; tries++) {
      await whenDue(webhook);
      await send(webhook);
      const { nextAt, attempts, state } = await only(webhook);
      expect([attempts.length, state]).toEqual([tries, tries === 10 ? "failed" : "queued"]);
      const at = attempts.at(-1)?.at;
      if (nextAt && at) {
        waits.push(nextAt.getTime() - at.getTime());
        expect((await jobsFor(webhook)).find(({ key }) => key.startsWith("webhooks-later:"))?.run_at).toEqual(nextAt);
      }
    }
    expect(waits).toEqual(RETRY_WAITS_MS);
    expect((await endpoint(webhook)).failingSince).not.toBeNull();
    expect((await listWebhooks(owner)).rows.find(({ id }) => id === webhook.id)?.state).toBe("failing");

    const { id } = await only(webhook);
    expect(await readDelivery(owner, { id })).toMatchObject({ canResend: true, attempts: 10, status: 500 });
    const [first, second] = await Promise.allSettled([resendDelivery(owner, { id }), resendDelivery(owner, { id })]);
    expect([first?.status, second?.status].sort()).toEqual(["fulfilled", "rejected"]);
    await db.webhookEndpoint.updateMany({
      where: { id: webhook.id },
      data: { url: (await endpoint(webhook)).url.replace("fail", "ok") },
    });
    await send(webhook);
    expect(await only(webhook)).toMatchObject({ state: "delivered", nextAt: null });
    expect((await endpoint(webhook)).failingSince).toBeNull();
    const received = await webhook.received();
    expect(received).toHaveLength(11);
    expect(new Set(received.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
  });

  it("for days disables its webhook, once, and its owner is told; a press begins again", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"], "fail");
    await renew();
    await send(webhook);
    expect((await endpoint(webhook)).disabledAt).toBeNull();
    const failingSince = addMs(new Date(), -3 * DAY_MS);
    await db.webhookEndpoint.update({ where: { id: webhook.id }, data: { failingSince } });
    await whenDue(webhook);
    await send(webhook);
    expect((await endpoint(webhook)).disabledAt).not.toBeNull();
    const told = { userId: owner.userId, template: "webhooks.changed", subject: { contains: "停止" } };
    expect(await db.mail.count({ where: told })).toBe(1);
    // Neither what waits nor what comes is sent.
    await whenDue(webhook);
    await send(webhook);
    await renew();
    const [waiting, ...more] = await deliveries(webhook);
    expect([waiting?.state, waiting?.attempts.length, more.length]).toEqual(["queued", 2, 0]);
    await db.webhookEndpoint.deleteMany({ where: { id: { not: webhook.id } } });
    expect(await sweepWebhooks(addMs(new Date(), HOUR_MS))).toBe(0);
    const id = waiting?.id ?? "";
    await expect(testWebhook(owner, { id: webhook.id })).rejects.toMatchObject({ code: "webhooks.not_active" });
    expect(await resumeWebhook(owner, { id: webhook.id })).toMatchObject({ state: "active", disabledAt: null });
    expect((await jobsFor(webhook)).some(({ key }) => key === `webhooks:${webhook.id}`)).toBe(true);
    await send(webhook);
    expect((await readDelivery(owner, { id })).attempts).toBe(3);
  });

  it("because the receiver is gone disables its webhook at once", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"], "gone");
    await renew();
    await send(webhook);
    expect((await endpoint(webhook)).disabledAt).not.toBeNull();
  });

  it("and whose webhook was deleted meanwhile is forgotten", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    await renew();
    const delivery = await only(webhook);
    await deleteWebhook(owner, { id: webhook.id });
    const result = { status: 200, failure: null, answer: "", at: new Date(), durationMs: 1 };
    await recordAttempt(delivery, result);
    expect(await db.webhookAttempt.count({ where: { deliveryId: delivery.id } })).toBe(0);
  });
});

describe("its owner", () => {
  it("replaces the secret: both sign for a day, then the new one alone", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    const { secret, row } = await rotateWebhookSecret(owner, { id: webhook.id });
    expect(row.oldSecretUntil?.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR_MS);
    const verified = (secrets: string[], { body, headers }: { body: string; headers: Record<string, string> }) =>
      secrets.map((one) => {
        try {
          return Boolean(new Webhook(one).verify(body, headers));
        } catch {
          return false;
        }
      });
    const secrets = [webhook.secret, secret];
    await renew();
    await send(webhook);
    const previousUntil = new Date();
    await db.webhookEndpoint.update({ where: { id: webhook.id }, data: { previousUntil } });
    await renew();
    await send(webhook);
    const received = await webhook.received();
    expect(received.map((message) => verified(secrets, message))).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it("pauses it: what waits is sent afterwards, what happens meanwhile is not", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    await renew();
    expect(await pauseWebhook(owner, { id: webhook.id })).toMatchObject({ state: "paused" });
    await renew();
    await send(webhook);
    expect(await webhook.received()).toEqual([]);
    await resumeWebhook(owner, { id: webhook.id });
    await send(webhook);
    expect(await webhook.received()).toHaveLength(1);
  });

  it("tries it, and changes its address, which is checked, audited and mailed", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    const { id: deliveryId } = await testWebhook(owner, { id: webhook.id });
    await send(webhook);
    expect((await webhook.received()).map(({ body }) => JSON.parse(body).type)).toEqual(["webhook.test"]);
    expect(await readDelivery(owner, { id: deliveryId })).toMatchObject({ event: "webhook.test", state: "delivered" });
    const change = { id: webhook.id, events: ["dns.changed" as const] };
    const inside = changeWebhook(owner, { ...change, url: "https://192.168.0.1/" });
    await expect(inside).rejects.toMatchObject({ fields: { url: { code: "webhooks.not_public" } } });
    await changeWebhook(owner, { ...change, url: "https://moved-to.example/" });
    const where = { action: "webhooks.change", subjectId: webhook.id };
    expect(await db.auditEvent.findFirstOrThrow({ where })).toMatchObject({
      after: { address: "https://moved-to.example/", events: ["dns.changed"] },
    });
    expect(await db.mail.count({ where: { userId: owner.userId, subject: { contains: "地址已更改" } } })).toBe(1);
  });

  it("changes nothing that was changed in another tab meanwhile, and tells who saves the same once more that it is saved", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    const { url } = await db.webhookEndpoint.findUniqueOrThrow({ where: { id: webhook.id } });
    const seen = { url, events: ["service.renewed"] };
    const save = (events: WebhookEventName[], asSeen: typeof seen | undefined = seen) =>
      changeWebhook(owner, { id: webhook.id, url, events, seen: asSeen });
    const first = await save(["service.renewed", "dns.changed"]);
    // The same once more, because its answer was lost.
    expect(await save(["dns.changed", "service.renewed"])).toEqual(first);
    await expect(save(["dns.changed"])).rejects.toMatchObject({ code: "webhooks.changed_meanwhile", status: 409 });
    await save(["dns.changed"], { url, events: first.events });
    // A program that names nothing as seen replaces what is there.
    await changeWebhook(owner, { id: webhook.id, url, events: ["service.renewed"] });
    expect(await db.auditEvent.count({ where: { action: "webhooks.change", subjectId: webhook.id } })).toBe(3);
  });

  it("is the only one who sees it: neither another customer nor staff", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"], "fail");
    await renew();
    await send(webhook);
    const { id } = await only(webhook);
    const missing = { code: "not_found" };
    for (const other of [stranger, admin]) {
      await expect(readDelivery(other, { id })).rejects.toMatchObject(missing);
      await expect(resendDelivery(other, { id })).rejects.toMatchObject(missing);
      await expect(listDeliveries(other, { id: webhook.id, take: 10 })).rejects.toMatchObject(missing);
      await expect(rotateWebhookSecret(other, { id: webhook.id })).rejects.toMatchObject(missing);
      await expect(deleteWebhook(other, { id: webhook.id })).rejects.toMatchObject(missing);
      expect((await listWebhooks(other)).rows.map((row) => row.id)).not.toContain(webhook.id);
    }
    const { rows, next } = await listDeliveries(owner, { id: webhook.id, take: 10 });
    expect(rows).toMatchObject([{ id, event: "service.renewed", state: "queued", attempts: 1, status: 500 }]);
    expect(next).toBeNull();
  });
});

describe("sending", () => {
  it("is done by one process at a time, and each message once", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    for (let n = 0; n < 5; n++) await renew();
    await Promise.all(Array.from({ length: 6 }, () => send(webhook)));
    expect(await webhook.received()).toHaveLength(5);
    expect((await deliveries(webhook)).map(({ attempts }) => attempts.length)).toEqual([1, 1, 1, 1, 1]);
    expect((await endpoint(webhook)).sendingUntil).toBeNull();
  });

  it("of hundreds leaves room for others, and goes on by itself", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    for (let n = 0; n < 25; n++) await renew();
    await send(webhook);
    expect(await webhook.received()).toHaveLength(20);
    expect((await jobsFor(webhook)).map(({ key }) => key)).toContain(`webhooks-later:${webhook.id}`);
    await send(webhook);
    expect(await webhook.received()).toHaveLength(25);
  });

  it("of what has waited for hours comes after what others' receivers are sent meanwhile", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    for (let n = 0; n < 21; n++) await renew();
    await whenDue(webhook);
    const before = new Date();
    await send(webhook);
    const again = (await jobsFor(webhook)).find(({ key }) => key === `webhooks-later:${webhook.id}`);
    expect(again?.run_at.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  it("to a receiver that takes its time gives the place back, and leaves the receiver alone for longer than it took", async () => {
    const webhook = await makeWebhook(owner.userId, ["service.renewed"]);
    for (let n = 0; n < 3; n++) await renew();
    const start = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    try {
      let posted = 0;
      const slowly = async () => {
        posted++;
        vi.setSystemTime(Date.now() + 15_000);
        return { status: null, failure: "timeout" as const, answer: "" };
      };
      const sendSlowly = () => sendWebhooks({ endpointId: webhook.id }, slowly);
      await sendSlowly();
      expect(posted).toBe(1);
      // Each event has a job of its own: none of them takes a place for this receiver now.
      await sendSlowly();
      expect(posted).toBe(1);
      const again = (await jobsFor(webhook)).find(({ key }) => key === `webhooks-later:${webhook.id}`);
      expect(again?.run_at.getTime()).toBeGreaterThanOrEqual(start + 15_000 * 2);
      vi.setSystemTime(again?.run_at ?? 0);
      await sendSlowly();
      expect(posted).toBe(2);
      // One that has been silent for long is left alone for long, but not when its owner tries it.
      await whenDue(webhook);
      vi.setSystemTime(start + 3 * HOUR_MS);
      await sendSlowly();
      expect(posted).toBe(3);
      vi.setSystemTime(Date.now() + 14 * MINUTE_MS);
      await whenDue(webhook);
      await sendSlowly();
      expect(posted).toBe(3);
      await testWebhook(owner, { id: webhook.id });
      await sendSlowly();
      expect(posted).toBe(4);
      // However often it is tried: the slow receiver's rest stays.
      await testWebhook(owner, { id: webhook.id });
      await sendSlowly();
      expect(posted).toBe(4);
      const { sendingUntil } = await endpoint(webhook);
      const later = (await jobsFor(webhook)).find(({ key }) => key === `webhooks-later:${webhook.id}`);
      expect(later?.run_at).toEqual(sendingUntil);
      // What happens while it rests is sent after the rest, also where nothing else waits.
      const other = await makeWebhook(stranger.userId, ["service.renewed"]);
      await renew(stranger.userId);
      const answered = async () => ({ ...(await slowly()), status: 200, failure: null });
      await sendWebhooks({ endpointId: other.id }, answered);
      expect((await jobsFor(other)).map(({ key }) => key)).toContain(`webhooks-later:${other.id}`);
    } finally {
      vi.useRealTimers();
    }
  });
});
