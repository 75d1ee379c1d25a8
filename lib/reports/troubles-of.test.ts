import { expect, it } from "vitest";
import type { Health, PartHealth } from "./health-contract";
import { graveTroublesOf, troublesOf } from "./troubles-of";

const well: PartHealth = { ok: true, detail: "running" };
const bad = (detail: PartHealth["detail"]): PartHealth => ({ ok: false, detail });
const health = (parts: Partial<Health>): Health => ({
  ...{ ok: false, status: "degraded", web: well, database: well, worker: well, queue: well },
  ...{ upstream: well, balance: well, mail: well, mailIn: well, backup: well, ...parts },
});
const partsOf = (troubles: readonly { part: string }[]) => troubles.map(({ part }) => part);

it("keeps the agent balance from support", () => {
  const low = health({ balance: bad("below_alarm"), mail: bad("no_smtp") });
  expect(partsOf(troublesOf(low, "support"))).toEqual(["mail"]);
  expect(partsOf(troublesOf(low, "finance"))).toEqual(["balance", "mail"]);
});

it("names a missing worker once, and not the queue that stands still without it", () => {
  const silent = health({ worker: bad("silent"), queue: bad("stuck") });
  expect(partsOf(troublesOf(silent, "admin"))).toEqual(["worker"]);
  expect(partsOf(troublesOf(health({ queue: bad("stuck") }), "admin"))).toEqual(["queue"]);
});

it("does not call a mail that one address refused grave, but a shop that can't send any", () => {
  expect(graveTroublesOf(health({ mail: bad("failed") }), "admin")).toEqual([]);
  expect(partsOf(graveTroublesOf(health({ mail: bad("no_smtp") }), "admin"))).toEqual(["mail"]);
  expect(graveTroublesOf(health({}), "admin")).toEqual([]);
});
