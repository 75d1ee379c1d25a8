import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { createProcessMetrics } from "./process-metrics";
import { FIGURES, readShopFigures } from "./read-shop-figures";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

const valuesNow = async (now: Date) => {
  const figures = await readShopFigures(now, world.database.db);
  return (name: string, labels: Record<string, string> = {}) => {
    const found = figures.find((figure) => figure.name === name)?.values ?? [];
    return found.find((value) => Object.entries(labels).every(([key, of]) => value.labels[key] === of))?.value;
  };
};

it("says how items, purchases, money, mails, workers, alerts and backups stand", async () => {
  const { db } = world.database;
  const buyer = await world.customer();
  await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name: "freelost.com" });
  const { itemId } = await buyer.buy("freelost.com");
  expect(await world.drive(itemId, { steps: 2, stepMs: 1_000 })).toBe("unsure");
  await buyer.buy("freewaits.com");
  const now = new Date();
  await db.agentBalance.create({
    data: { at: addMs(now, -2 * MINUTE_MS), balanceFen: 5n, availableFen: 4_200n, frozenFen: 0n, usedFen: 0n },
  });
  await db.mail.create({
    data: {
      ...{ toAddress: "lin@example.com", template: "t", locale: "zh", subject: "机密", text: "t", html: "h" },
      ...{ status: "queued", createdAt: addMs(now, -5 * MINUTE_MS) },
    },
  });
  const figures = {
    loopP99Ms: 31,
    busyConnections: 1,
    waitingStatements: 2,
    jobsDone: 7,
    jobsFailed: 1,
    jobsGivenUp: 0,
  };
  await db.workerBeat.create({ data: { id: "worker-12345678-90", startedAt: now, seenAt: now, figures } });
  await db.staffAlert.create({ data: { part: "queue", detail: "stuck", beganAt: now } });
  const done = addMs(now, -DAY_MS);
  await db.backup.create({ data: { startedAt: done, finishedAt: done, ok: true, fileName: "a", byteCount: 900n } });
  await db.backup.create({ data: { startedAt: now, finishedAt: now, ok: false, fileName: "b", error: "no disk" } });

  const of = await valuesNow(addMs(now, 1_000));
  expect(of("kumquat_items_open", { state: "unsure" })).toBe(1);
  expect(of("kumquat_items_open", { state: "placed" })).toBe(1);
  expect(of("kumquat_items_oldest_seconds", { state: "accepted" })).toBe(0);
  expect(of("kumquat_attempts_unknown")).toBe(1);
  expect(of("kumquat_jobs_due", { priority: "money" })).toBeGreaterThan(0);
  expect(of("kumquat_agent_balance_fen")).toBe(4_200);
  expect(of("kumquat_agent_balance_age_seconds")).toBe(121);
  expect(of("kumquat_upstream_calls", { endpoint: "domains.CreateDom", outcome: "unknown" })).toBe(1);
  expect(of("kumquat_mails", { state: "waiting" })).toBe(1);
  expect(of("kumquat_mails_oldest_seconds")).toBe(301);
  expect(of("kumquat_workers")).toBe(1);
  expect(of("kumquat_worker_event_loop_p99_seconds", { worker: "12345678" })).toBe(0.031);
  expect(of("kumquat_worker_jobs_total", { end: "done" })).toBe(7);
  expect(of("kumquat_alerts_open", { part: "queue" })).toBe(1);
  expect(of("kumquat_part_ok", { part: "balance" })).toBe(0);
  expect(of("kumquat_backup_age_seconds")).toBe(86_401);
  expect(of("kumquat_backup_failed")).toBe(1);
  const all = JSON.stringify(await readShopFigures(now, db), (_, value) => value);
  expect(all).not.toMatch(/lin@|机密|freelost|freewaits|林晓雯/);
});

it("has every metric that the dashboard and the alerts name", async () => {
  const own = await createProcessMetrics().registry.getMetricsAsJSON();
  const known = new Set([...Object.keys(FIGURES), ...own.map(({ name }) => name), "kumquat_figures_ok", "up"]);
  const histograms = own.filter(({ type }) => String(type) === "histogram").map(({ name }) => name);
  for (const name of histograms) for (const part of ["bucket", "sum", "count"]) known.add(`${name}_${part}`);
  const named = ["grafana-dashboard.json", "alerts.yml"].flatMap((file) => [
    ...readFileSync(`deploy/monitoring/${file}`, "utf8").matchAll(/\b(?:kumquat|nodejs|process)_[a-z0-9_]+/g),
  ]);
  expect(named.length).toBeGreaterThan(30);
  expect(named.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
});
