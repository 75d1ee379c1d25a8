import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor } from "@/lib/core/actor";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listServices } from "./list-services";
import { serviceStatus } from "./status-contract";

let database: TestDatabase;
let owner: CustomerActor;

beforeAll(async () => {
  database = await createTestDatabase({});
  const { actor } = await signedIn(await makePerson());
  if (actor.kind === "customer") owner = actor;
});
afterAll(() => database.drop());

it("the list of what expires soon holds what reads so, by the year and by the month", async () => {
  const now = new Date();
  const rows = [3, 10, 29, 40].flatMap((days) => [1, 12, null].map((termMonths) => ({ days, termMonths })));
  await db.service.createMany({
    data: rows.map(({ days, termMonths }) => ({
      ...{ id: randomUUID(), customerId: owner.userId, productLine: "cloud", state: "active", config: {}, termMonths },
      ...{ name: `S${days}-${termMonths}`, displayName: `S${days}-${termMonths}`, reason: "running" },
      expiresAt: addMs(now, days * DAY_MS),
    })),
  });
  const list = async (state?: "expiring") => (await listServices(owner, { state, take: 50 })).rows;
  const reading = (await list()).filter((row) => serviceStatus(row, () => undefined).state === "expiring");
  const names = (found: { name: string }[]) => found.map(({ name }) => name).sort();
  expect(names(await list("expiring"))).toEqual(names(reading));
  expect(names(reading)).toEqual(["S10-12", "S10-null", "S29-12", "S29-null", "S3-1", "S3-12", "S3-null"]);
});

it("says of each service whether it can be renewed at all", async () => {
  const expiresAt = addMs(new Date(), 60 * DAY_MS);
  const { actor } = await signedIn(await makePerson());
  if (actor.kind !== "customer") throw new Error("no customer");
  const shown = (name: string) => ({ id: randomUUID(), customerId: actor.userId, name, displayName: name, config: {} });
  const host = { ...shown("host"), productLine: "hosting", state: "active" as const, expiresAt };
  await db.service.createMany({
    data: [
      host,
      { ...host, ...shown("gift"), parentId: host.id, productLine: "mail" },
      { ...host, ...shown("opening"), state: "opening", expiresAt: null },
      // A protected server ends; another one is bought in its place.
      { ...host, ...shown("ddos"), productLine: "ddos" },
    ],
  });
  const { rows } = await listServices(actor, { take: 10 });
  expect(rows.filter(({ renewable }) => renewable).map(({ name }) => name)).toEqual(["host"]);
  expect(rows).toHaveLength(4);
});
