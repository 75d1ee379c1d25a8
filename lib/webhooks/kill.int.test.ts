import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makePerson } from "@/lib/accounts/testing/people";
import { db } from "@/lib/db/client";
import { bindAccount } from "@/lib/upstream/bind-account";
import { workerStarter } from "@/lib/worker/testing/worker-process";
import { sandboxCredentials, sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { publishEvent } from "./publish-event";
import { sweepWebhooks } from "./sweep-webhooks";
import { makeWebhook } from "./testing/receiver";

let database: TestDatabase;
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  database = await createTestDatabase(sandboxEnv(sandbox.url));
  await bindAccount(database.db, { username: sandboxCredentials.username, sandbox: true });
}, 60_000);
afterAll(async () => {
  await database.drop();
  await sandbox.close();
});

it("what a worker sent before it was killed is sent again by another, under the same id, and then no more", async () => {
  const { id: customerId } = await makePerson();
  const webhook = await makeWebhook(customerId, ["ticket.opened"], "slow");
  const start = await workerStarter();
  const ticket = { customerId, ticketId: customerId, number: "T1", subject: "x", state: "open" };
  await publishEvent(db, "ticket.opened", { customerId, at: new Date(), data: () => ticket });

  const first = start();
  await vi.waitFor(async () => expect(await webhook.received()).toHaveLength(1), { timeout: 30_000, interval: 100 });
  first.child.kill("SIGKILL");
  expect((await first.ended).signal).toBe("SIGKILL");
  const delivery = await db.webhookDelivery.findFirstOrThrow({ include: { attempts: true } });
  expect(delivery).toMatchObject({ state: "queued", attempts: [] });

  // Two minutes later: the dead worker's lease is over, and the sweep finds what is late.
  const { url } = await db.webhookEndpoint.findUniqueOrThrow({ where: { id: webhook.id } });
  const past = new Date(Date.now() - 120_000);
  await db.webhookEndpoint.update({
    where: { id: webhook.id },
    data: { sendingUntil: past, url: url.replace("slow", "ok") },
  });
  await db.webhookDelivery.updateMany({ data: { nextAt: past } });
  expect(await sweepWebhooks()).toBe(1);
  const second = start();
  const delivered = async () => (await db.webhookDelivery.findFirstOrThrow()).state;
  await vi.waitFor(async () => expect(await delivered()).toBe("delivered"), { timeout: 30_000, interval: 100 });
  second.child.kill("SIGKILL");
  await second.ended;
  const received = await webhook.received();
  expect(received.map(({ headers }) => headers["webhook-id"])).toEqual(Array(2).fill(`msg_${delivery.id}`));
  expect(received[1]?.body).toBe(received[0]?.body);
  expect(await sweepWebhooks()).toBe(0);
}, 120_000);
