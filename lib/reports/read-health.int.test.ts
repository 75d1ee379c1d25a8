import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { enqueue } from "@/lib/db/enqueue";
import { advanceItemJob, remindCustomerJob, sendMailJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readHealth, readPublicHealth } from "./read-health";

let database: TestDatabase;
const now = new Date();
const ago = (minutes: number) => addMs(now, -minutes * MINUTE_MS);
beforeAll(async () => {
  database = await createTestDatabase({ SMTP_URL: "smtp://127.0.0.1:9" });
});
beforeEach(async () => {
  const { db } = database;
  await db.mail.deleteMany();
  await db.upstreamCall.deleteMany();
  await db.workerBeat.deleteMany();
  await db.workerBeat.create({ data: { id: "w", startedAt: now, seenAt: now } });
  await database.asOwner("DELETE FROM graphile_worker._private_jobs");
});
afterAll(() => database.drop());

const mail = (status: "queued" | "failed" | "sent", minutes: number) =>
  database.db.mail.create({
    data: {
      ...{ toAddress: "lin@example.com", template: "t", locale: "zh", subject: "s", text: "t", html: "h" },
      ...{ status, createdAt: ago(minutes) },
    },
  });
const call = (outcome: string, minutes = 1) =>
  database.db.upstreamCall.create({
    data: {
      host: "api",
      endpoint: "user.userdetail",
      effect: "read",
      maskedInput: {},
      outcome,
      ms: 5,
      at: ago(minutes),
    },
  });
const figures = (availableFen: bigint) =>
  database.db.agentBalance.create({
    data: { at: now, balanceFen: availableFen, availableFen, frozenFen: 0n, usedFen: 0n },
  });

it("is well when nothing is wrong", async () => {
  await mail("queued", 14);
  await mail("sent", 60);
  await call("ok");
  expect(await readHealth(now)).toMatchObject({
    ...{ ok: true, status: "ok", queue: { ok: true, detail: "moving" }, balance: { ok: true, detail: "not_read" } },
    ...{ mail: { ok: true, detail: "sending" }, upstream: { ok: true, detail: "answering" } },
  });
});

describe("mail", () => {
  it("is not well while mails wait for more than a quarter of an hour", async () => {
    await mail("queued", 16);
    await mail("queued", 40);
    expect((await readHealth(now)).mail).toEqual({ ok: false, detail: "late", count: 2, seconds: 2_400 });
  });

  it("is not well for a day after one could not be delivered", async () => {
    await mail("failed", 25 * 60);
    expect((await readHealth(now)).mail.ok).toBe(true);
    await mail("failed", 23 * 60);
    expect((await readHealth(now)).mail).toEqual({ ok: false, detail: "failed", count: 1 });
  });

  it("is not well without a mail server, which anybody may know; the shop serves all the same", async () => {
    const environment = env() as { SMTP_URL?: string | undefined };
    const url = environment.SMTP_URL;
    environment.SMTP_URL = undefined;
    try {
      expect(await readPublicHealth()).toMatchObject({
        ...{ ok: false, status: "degraded", mail: { ok: false, detail: "no_smtp" } },
      });
    } finally {
      environment.SMTP_URL = url;
    }
  });
});

it("of the listener for mails is known where one is set up, apart from the worker's", async () => {
  expect((await readHealth(now)).mailIn).toEqual({ ok: true, detail: "no_listener" });
  const environment = env() as { MAIL_IN_SMTP_PORT?: number | undefined };
  environment.MAIL_IN_SMTP_PORT = 2525;
  try {
    const { db } = database;
    expect(await readPublicHealth()).toMatchObject({ ok: false, mailIn: { ok: false, detail: "never_started" } });
    await db.workerBeat.create({ data: { id: "m", part: "mail-in", startedAt: now, seenAt: ago(1) } });
    expect((await readHealth(now)).mailIn).toEqual({ ok: false, detail: "silent", seconds: 60 });
    await db.workerBeat.update({ where: { id: "m" }, data: { seenAt: now } });
    expect((await readHealth(now)).mailIn).toEqual({ ok: true, detail: "running" });
    await db.workerBeat.delete({ where: { id: "w" } });
    expect((await readHealth(now)).worker).toEqual({ ok: false, detail: "never_started" });
  } finally {
    environment.MAIL_IN_SMTP_PORT = undefined;
  }
});

describe("the queue", () => {
  it("is stuck when a job is due for more than a quarter of an hour and nobody takes it", async () => {
    await enqueue(database.db, sendMailJob, "a", { at: ago(14) });
    await enqueue(database.db, advanceItemJob, "b", { at: addMs(now, 60 * MINUTE_MS) });
    expect((await readHealth(now)).queue.ok).toBe(true);
    await enqueue(database.db, advanceItemJob, "c", { at: ago(20) });
    expect((await readHealth(now)).queue).toEqual({ ok: false, detail: "stuck", seconds: 1_200 });
  });

  it("may make reminders by the thousand wait", async () => {
    await enqueue(database.db, remindCustomerJob, "d", { at: ago(60) });
    expect((await readHealth(now)).queue.ok).toBe(true);
  });
});

it("of one part that can't be read is unknown, and the others stand", async () => {
  const [jobs, away] = ["graphile_worker._private_jobs", "graphile_worker._private_away"];
  await database.asOwner(`ALTER TABLE ${jobs} RENAME TO ${away.split(".")[1]}`);
  try {
    const health = await readHealth();
    expect(health.queue).toEqual({ ok: false, detail: "unknown" });
    expect(health).toMatchObject({ status: "degraded", database: { ok: true }, web: { ok: true }, mail: { ok: true } });
  } finally {
    await database.asOwner(`ALTER TABLE ${away} RENAME TO ${jobs.split(".")[1]}`);
  }
});

describe("the upstream", () => {
  it("is unreachable when the last three calls were, not when one was", async () => {
    await call("ok");
    await call("unreached");
    await call("unreached");
    expect((await readHealth(now)).upstream).toEqual({ ok: true, detail: "answering" });
    await call("unreached");
    expect((await readHealth(now)).upstream).toEqual({ ok: false, detail: "not_answering" });
    await call("rejected");
    expect((await readHealth(now)).upstream.ok).toBe(true);
  });
});

it("knows the agent balance below its alarm level, and tells nobody but staff", async () => {
  await figures(49_999n);
  expect(await readHealth(now)).toMatchObject({ ok: false, balance: { ok: false, detail: "below_alarm" } });
  const open = await readPublicHealth();
  expect(open).toMatchObject({ ok: true, status: "ok" });
  expect(open).not.toHaveProperty("balance");
  await figures(50_000n);
  expect((await readHealth(now)).balance).toEqual({ ok: true, detail: "enough" });
});
