import "server-only";
import { lastBackup } from "@/lib/backups/last-backup";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { type Db, db as shopDb } from "@/lib/db/client";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { type HealthPart, healthParts } from "@/lib/reports/health-contract";
import { readHealth } from "@/lib/reports/read-health";
import { readSetting } from "@/lib/settings/read-setting";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { workerFigures } from "./worker-figures";

export interface Figure {
  name: string;
  help: string;
  type: "gauge" | "counter";
  values: { labels: Record<string, string>; value: number }[];
}

/** More of a kind are not counted: that something is wrong is known by then. */
const MOST = 10_000;
const CALLS_MS = 5 * MINUTE_MS;
const BEAT_MS = 30_000;

/** Every figure that is read from the database, with what it says; a test holds the dashboard and the alerts against this list. */
export const FIGURES = {
  kumquat_items_open: "Order items that are not final, by state (10000 at most of each).",
  kumquat_items_oldest_seconds: "How long the oldest open order item is in its state.",
  kumquat_items_for_staff: "Order items that staff must decide about.",
  kumquat_attempts_unknown: "Purchases whose outcome is not known yet, or not recorded.",
  kumquat_jobs_due: "Jobs of the queue that are due and that no worker has taken, by priority (10000 at most of each).",
  kumquat_jobs_oldest_seconds: "How long the oldest due job waits, by priority.",
  kumquat_agent_balance_fen: "Money that is left at the upstream.",
  kumquat_agent_balance_alarm_fen: "The balance below which staff are alerted.",
  kumquat_agent_balance_age_seconds: "How old the balance is.",
  kumquat_upstream_calls: "Calls to the upstream in the last five minutes, by endpoint and outcome (the newest 10000).",
  kumquat_upstream_call_seconds: "Seconds that a call of the last five minutes took on average, by endpoint.",
  kumquat_payments: "Payments through gateways that were started in the last 24 hours, by gateway and state.",
  kumquat_mails: "Mails that wait, and those of the last 24 hours that could not be delivered (10000 at most of each).",
  kumquat_mails_oldest_seconds: "How long the oldest mail waits.",
  kumquat_workers: "Worker processes on all machines that gave a sign of life in the last 30 seconds.",
  kumquat_worker_event_loop_p99_seconds: "Delay of a worker's event loop, 99th percentile.",
  kumquat_worker_database_waiting: "Statements of a worker that wait for a connection.",
  kumquat_worker_jobs_total:
    "Jobs that a worker has done since it was started, by how they ended (done, failed, given_up).",
  kumquat_part_ok: "Whether a part of the shop is well (1) or not (0), as the health page says.",
  kumquat_alerts_open: "Alerts that have not ended, by part.",
  kumquat_backup_age_seconds: "How old the last good backup is; missing when there never was one.",
  kumquat_backup_bytes: "The size of the last good backup.",
  kumquat_backup_failed: "Whether the newest try of a backup failed (1).",
} as const;
type FigureName = keyof typeof FIGURES;

type Values = Figure["values"];
const one = (value: number, labels: Record<string, string> = {}): Values => [{ labels, value }];
const secondsBetween = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / 1_000);

/**
 * What the database says of the shop, for /metrics. Counts are bounded, and each query reads by an index, so that a scrape costs the same
 * however much the shop has sold. No label holds anything of a customer.
 */
export async function readShopFigures(now = new Date(), db: Db = shopDb): Promise<Figure[]> {
  const [items, jobs, money, calls, payments, mails, workers, health, alerts, backup] = await Promise.all([
    readItems(db, now),
    readJobs(db, now),
    readMoney(db, now),
    readCalls(db, now),
    readPayments(db, now),
    readMails(db, now),
    readWorkers(db, now),
    readHealth(now),
    db.staffAlert.findMany({ where: { endedAt: null }, select: { part: true } }),
    lastBackup(now, db),
  ]);
  const parts = healthParts.filter((part: HealthPart) => health[part].detail !== "unknown");
  const values: Partial<Record<FigureName, Values>> = {
    ...items,
    ...jobs,
    ...money,
    ...calls,
    ...mails,
    ...workers,
    kumquat_payments: payments,
    kumquat_part_ok: parts.map((part) => ({ labels: { part }, value: health[part].ok ? 1 : 0 })),
    kumquat_alerts_open: countBy(alerts.map(({ part }) => ({ part }))),
    kumquat_backup_age_seconds: backup.at ? one(secondsBetween(backup.at, now)) : [],
    kumquat_backup_bytes: backup.byteCount === null ? [] : one(Number(backup.byteCount)),
    kumquat_backup_failed: one(backup.failure ? 1 : 0),
  };
  return (Object.keys(FIGURES) as FigureName[]).map((name) => ({
    name,
    help: FIGURES[name],
    type: name.endsWith("_total") ? "counter" : "gauge",
    values: values[name] ?? [],
  }));
}

function countBy(labels: readonly Record<string, string>[]): Values {
  const counts = new Map<string, Values[number]>();
  for (const one of labels) {
    const key = JSON.stringify(one);
    const value = counts.get(key) ?? { labels: one, value: 0 };
    value.value += 1;
    counts.set(key, value);
  }
  return [...counts.values()];
}

type Some = Partial<Record<FigureName, Values>>;

async function readItems(db: Db, now: Date): Promise<Some> {
  // Each state by itself, in the order of its index, so that the index ends the count: PostgreSQL expects as many rows of an open state as of
  // another, and would rather read the table from its beginning.
  const rows = await db.$queryRaw<{ state: string; n: number; oldest: Date | null }[]>`
    SELECT s.state::text, count(i.state_at)::int AS n, min(i.state_at) AS oldest
      FROM unnest(${OPEN_ITEM_STATES}::text[]) AS s(state)
      LEFT JOIN LATERAL (SELECT state_at FROM order_items WHERE state = s.state::item_state
                          ORDER BY due_at LIMIT ${MOST}) i ON true
     GROUP BY s.state`;
  const [staff, attempts] = await Promise.all([
    db.orderItem.count({ where: { needsStaff: true }, take: MOST }),
    db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM (SELECT FROM attempts a
        WHERE (a.outcome IS NULL OR a.outcome = 'unknown') AND a.ended_at IS NULL LIMIT ${MOST}) open`,
  ]);
  return {
    kumquat_items_open: rows.map(({ state, n }) => ({ labels: { state }, value: n })),
    kumquat_items_oldest_seconds: rows.map(({ state, oldest }) => ({
      labels: { state },
      value: oldest ? secondsBetween(oldest, now) : 0,
    })),
    kumquat_items_for_staff: one(staff),
    kumquat_attempts_unknown: one(attempts[0]?.n ?? 0),
  };
}

const LANES = Object.entries(PRIORITY);

async function readJobs(db: Db, now: Date): Promise<Some> {
  const rows = await db.$queryRaw<{ priority: number; n: number; oldest: Date | null }[]>`
    SELECT lane.priority, count(j.run_at)::int AS n, min(j.run_at) AS oldest
      FROM unnest(${LANES.map(([, priority]) => priority)}::int[]) AS lane(priority)
      LEFT JOIN LATERAL (SELECT run_at FROM graphile_worker._private_jobs j
                          WHERE j.is_available = true AND j.priority = lane.priority AND j.run_at <= ${now}
                          ORDER BY j.run_at LIMIT ${MOST}) j ON true
     GROUP BY lane.priority`;
  const named = rows.map((row) => ({
    ...row,
    labels: { priority: LANES.find(([, priority]) => priority === row.priority)?.[0] ?? String(row.priority) },
  }));
  return {
    kumquat_jobs_due: named.map(({ labels, n }) => ({ labels, value: n })),
    kumquat_jobs_oldest_seconds: named.map(({ labels, oldest }) => ({
      labels,
      value: oldest ? secondsBetween(oldest, now) : 0,
    })),
  };
}

async function readMoney(db: Db, now: Date): Promise<Some> {
  const [money, { alarmFen }] = await Promise.all([latestAgentBalance(db), readSetting("agentBalance")]);
  return {
    kumquat_agent_balance_fen: money ? one(Number(money.availableFen)) : [],
    kumquat_agent_balance_alarm_fen: one(Number(alarmFen)),
    kumquat_agent_balance_age_seconds: money ? one(secondsBetween(money.at, now)) : [],
  };
}

async function readCalls(db: Db, now: Date): Promise<Some> {
  const rows = await db.$queryRaw<{ endpoint: string; outcome: string; n: number; ms: number }[]>`
    SELECT endpoint, outcome, count(*)::int AS n, sum(ms)::float8 AS ms
      FROM (SELECT endpoint, outcome, ms FROM upstream_calls WHERE at > ${addMs(now, -CALLS_MS)}
             ORDER BY at DESC LIMIT ${MOST}) latest
     GROUP BY endpoint, outcome`;
  const byEndpoint = new Map<string, typeof rows>();
  for (const row of rows) byEndpoint.set(row.endpoint, [...(byEndpoint.get(row.endpoint) ?? []), row]);
  return {
    kumquat_upstream_calls: rows.map(({ endpoint, outcome, n }) => ({ labels: { endpoint, outcome }, value: n })),
    kumquat_upstream_call_seconds: [...byEndpoint].map(([endpoint, of]) => ({
      labels: { endpoint },
      value: sum(of.map(({ ms }) => ms)) / 1_000 / sum(of.map(({ n }) => n)),
    })),
  };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

async function readPayments(db: Db, now: Date): Promise<Values> {
  const rows = await db.$queryRaw<{ gateway: string; state: string; n: number }[]>`
    SELECT gateway, state, count(*)::int AS n
      FROM (SELECT gateway, state::text FROM payments WHERE created_at > ${addMs(now, -DAY_MS)}
             ORDER BY created_at DESC, id DESC LIMIT ${MOST}) latest
     GROUP BY gateway, state`;
  return rows.map(({ gateway, state, n }) => ({ labels: { gateway, state }, value: n }));
}

async function readMails(db: Db, now: Date): Promise<Some> {
  const queued = { status: "queued" as const };
  const [waiting, failed, oldest] = await Promise.all([
    db.mail.count({ where: queued, take: MOST }),
    db.mail.count({ where: { status: "failed", createdAt: { gt: addMs(now, -DAY_MS) } }, take: MOST }),
    db.mail.findFirst({ where: queued, orderBy: { createdAt: "asc" }, select: { createdAt: true } }),
  ]);
  return {
    kumquat_mails: [...one(waiting, { state: "waiting" }), ...one(failed, { state: "failed" })],
    kumquat_mails_oldest_seconds: one(oldest ? secondsBetween(oldest.createdAt, now) : 0),
  };
}

async function readWorkers(db: Db, now: Date): Promise<Some> {
  const beats = await db.workerBeat.findMany({
    where: { part: "worker", seenAt: { gt: addMs(now, -BEAT_MS) } },
    orderBy: { startedAt: "asc" },
    take: 200,
  });
  const told = beats.flatMap(({ id, figures }) => {
    const parsed = workerFigures.safeParse(figures);
    // The first eight characters of its random id.
    return parsed.success ? [{ worker: id.replace(/^worker-/, "").slice(0, 8), ...parsed.data }] : [];
  });
  return {
    kumquat_workers: one(beats.length),
    kumquat_worker_event_loop_p99_seconds: told.map(({ worker, loopP99Ms }) => ({
      labels: { worker },
      value: loopP99Ms / 1_000,
    })),
    kumquat_worker_database_waiting: told.map(({ worker, waitingStatements }) => ({
      labels: { worker },
      value: waitingStatements,
    })),
    kumquat_worker_jobs_total: told.flatMap(({ worker, jobsDone, jobsFailed, jobsGivenUp }) => [
      { labels: { worker, end: "done" }, value: jobsDone },
      { labels: { worker, end: "failed" }, value: jobsFailed },
      { labels: { worker, end: "given_up" }, value: jobsGivenUp },
    ]),
  };
}
