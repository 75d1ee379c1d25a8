import { lastBackup } from "@/lib/backups/last-backup";
import { log } from "@/lib/core/log";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { within } from "@/lib/core/within";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { readSetting } from "@/lib/settings/read-setting";
import { troubleOfKeys } from "@/lib/upstream/bind-keys";
import { fingerprintOf, readCredentialRefusal } from "@/lib/upstream/credential-gate";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { Health, HealthPart, PartHealth, PublicHealth } from "./health-contract";

const BEAT_MS = 30_000;
const UPSTREAM_WINDOW_MS = 10 * MINUTE_MS;
/** Calls that must all have failed before the upstream counts as unreachable: one lost answer is everyday. */
const CALLS = 3;
/** A job that is due, or a mail that is queued, for longer than this is late. */
const LATE_MS = 15 * MINUTE_MS;
/** A mail that could not be delivered is reported for so long; after that it is only found in the list of mails. */
const FAILED_MS = DAY_MS;
/** More are not counted: that something is wrong is known by then. */
const MOST = 1_000;

/** A part that takes longer to tell is unknown. */
const PART_MS = 2_000;
const UNKNOWN: PartHealth = { ok: false, detail: "unknown" };

/**
 * The health of each part. The upstream's follows from the calls of the last ten minutes (none: not_asked, which is no failure),
 * so that reading the health calls no upstream. A database that does not answer in two seconds is down; where only one part can't be read,
 * that part is unknown, and the others stand.
 */
export async function readHealth(now = new Date()): Promise<Health> {
  const web = await read("database", thisProcess);
  if (!web)
    return {
      ...{ ok: false, status: "down", web: { ok: true, detail: "running" } },
      database: { ok: false, detail: "not_answering" },
      ...{ worker: UNKNOWN, queue: UNKNOWN, upstream: UNKNOWN, balance: UNKNOWN, mail: UNKNOWN, mailIn: UNKNOWN },
      backup: UNKNOWN,
    };
  const [
    worker = UNKNOWN,
    queue = UNKNOWN,
    upstream = UNKNOWN,
    balance = UNKNOWN,
    mail = UNKNOWN,
    mailIn = UNKNOWN,
    backup = UNKNOWN,
  ] = await Promise.all([
    read("worker", () => workerHealth(now)),
    read("queue", () => oldestJob(now)),
    read("upstream", () => latestCalls(now)),
    read("balance", agentBalance),
    read("mail", () => latestMails(now)),
    read("mailIn", () => listenerHealth(now)),
    read("backup", () => backupHealth(now)),
  ]);
  const parts = { web, worker, queue, upstream, balance, mail, mailIn, backup };
  return { ...summaryOf(parts), ...parts, database: { ok: true, detail: "answering" } };
}

/** @returns undefined, with the reason in the log, when the part can't be read within two seconds. */
async function read(part: HealthPart, ask: () => Promise<PartHealth>): Promise<PartHealth | undefined> {
  try {
    return await within(PART_MS, ask());
  } catch (error) {
    log.error({ err: error, part }, "a part's health can't be read");
    return;
  }
}

/** The same for anybody, without what only staff may know. */
export async function readPublicHealth(): Promise<PublicHealth> {
  const { balance: _, backup: _backup, ...health } = await readHealth();
  const { web, worker, queue, upstream, mail, mailIn } = health;
  return { ...health, ...(health.status === "down" ? {} : summaryOf({ web, worker, queue, upstream, mail, mailIn })) };
}

function summaryOf(parts: { web: PartHealth } & Record<string, PartHealth>): Pick<Health, "ok" | "status"> {
  const ok = Object.values(parts).every((part) => part.ok);
  return { ok, status: ok ? "ok" : parts.web.ok ? "degraded" : "down" };
}

const findAccount = () => db.upstreamAccount.findUnique({ where: { id: 1 } });

/**
 * What this process's own server knows, in globals, because Next loads its own copy of this module: that it stops (server/web/serve-web.ts),
 * and what this machine's supervisor reports of the worker (server/web/follow-worker-trouble.ts; undefined where there is none).
 */
const shared = globalThis as {
  kumquatStopping?: boolean;
  kumquatWorkerTrouble?: { since: number; times: number } | null;
};

/**
 * Whether this process's configuration fits the database. With another account it would sell at another reseller's prices; with other
 * keys no worker could open the secrets that it seals. A worker then does not start; a load balancer takes such a web process out.
 */
async function thisProcess(): Promise<PartHealth> {
  if (shared.kumquatStopping) return { ok: false, detail: "stopping" };
  const [account, keys] = await Promise.all([findAccount(), db.encryptionKey.findMany()]);
  const { CNDNS_USERNAME, sandbox, keyRing } = env();
  if (account && (account.username !== CNDNS_USERNAME || account.sandbox !== sandbox))
    return { ok: false, detail: "other_account" };
  const trouble = troubleOfKeys(keyRing, keys);
  if (trouble) return { ok: false, detail: trouble.detail, reason: trouble.id };
  return { ok: true, detail: "running" };
}

const secondsSince = (at: Date | number, now: Date) => Math.round((now.getTime() - new Date(at).getTime()) / 1000);

async function workerHealth(now: Date): Promise<PartHealth> {
  const trouble = shared.kumquatWorkerTrouble;
  if (trouble) return { ok: false, detail: "ends_again", seconds: secondsSince(trouble.since, now) };
  return latestBeat("worker", now);
}

/** The listener for mails, where one is set up. */
async function listenerHealth(now: Date): Promise<PartHealth> {
  return env().MAIL_IN_SMTP_PORT === undefined ? { ok: true, detail: "no_listener" } : latestBeat("mail-in", now);
}

async function latestBeat(part: "worker" | "mail-in", now: Date): Promise<PartHealth> {
  const beat = await db.workerBeat.findFirst({ where: { part }, orderBy: { seenAt: "desc" } });
  if (!beat) return { ok: false, detail: "never_started" };
  const age = now.getTime() - beat.seenAt.getTime();
  return age < BEAT_MS
    ? { ok: true, detail: "running" }
    : { ok: false, detail: "silent", seconds: secondsSince(beat.seenAt, now) };
}

/**
 * The job that is due longest and that no worker has taken. Bulk work is left out: reminders by the thousand may wait for each other.
 * One look into the queue's index for each priority, so that a long queue does not make it slow.
 */
async function oldestJob(now: Date): Promise<PartHealth> {
  const priorities = Object.values(PRIORITY).filter((priority) => priority < PRIORITY.bulk);
  const [row] = await db.$queryRaw<{ since: Date | null }[]>`
    SELECT min(oldest.run_at) AS since
      FROM unnest(${priorities}::int[]) AS lane(priority)
      CROSS JOIN LATERAL (SELECT run_at FROM graphile_worker._private_jobs j
                           WHERE j.is_available = true AND j.priority = lane.priority
                           ORDER BY run_at LIMIT 1) oldest`;
  const since = row?.since ?? null;
  if (!since || since > addMs(now, -LATE_MS)) return { ok: true, detail: "moving" };
  return { ok: false, detail: "stuck", seconds: secondsSince(since, now) };
}

async function latestCalls(now: Date): Promise<PartHealth> {
  const account = await findAccount();
  if (account?.pausedAt) return { ok: false, detail: "paused", reason: account.pauseReason ?? "unknown" };
  const refusal = await readCredentialRefusal(db, fingerprintOf(env()));
  if (refusal) return { ok: false, detail: "refused", reason: refusal.name };
  const calls = await db.upstreamCall.findMany({
    where: { at: { gt: addMs(now, -UPSTREAM_WINDOW_MS) }, host: "api" },
    orderBy: { id: "desc" },
    take: CALLS,
    select: { outcome: true, reason: true },
  });
  const [last] = calls;
  if (!last) return { ok: true, detail: "not_asked" };
  if (last.outcome === "ours") return { ok: false, detail: "refused", reason: last.reason ?? "unknown" };
  if (calls.some(({ outcome }) => outcome === "ok" || outcome === "rejected")) return { ok: true, detail: "answering" };
  // Unreached, or an answer that can't be read; the call log has it.
  return { ok: false, detail: last.outcome === "unreached" ? "not_answering" : "not_understood" };
}

async function agentBalance(): Promise<PartHealth> {
  const [money, { alarmFen }] = await Promise.all([latestAgentBalance(db), readSetting("agentBalance")]);
  if (!money) return { ok: true, detail: "not_read" };
  return money.availableFen < alarmFen ? { ok: false, detail: "below_alarm" } : { ok: true, detail: "enough" };
}

/** A shop that sells for real, or that has made one before, wants a good backup every day. */
async function backupHealth(now: Date): Promise<PartHealth> {
  const { at, expected, failure, overdueSince } = await lastBackup(now);
  const age = at ? { seconds: secondsSince(at, now) } : {};
  if (overdueSince) return { ok: false, detail: "backup_overdue", ...age };
  if (failure && expected) return { ok: false, detail: "backup_failed", ...age };
  return { ok: true, detail: at ? "backed_up" : "no_backup", ...age };
}

/** Without a mail server nobody gets any mail; else whether mails wait too long, or could not be delivered lately. */
async function latestMails(now: Date): Promise<PartHealth> {
  if (!env().SMTP_URL) return { ok: false, detail: "no_smtp" };
  const late = await db.mail.findMany({
    where: { status: "queued", createdAt: { lt: addMs(now, -LATE_MS) } },
    orderBy: { createdAt: "asc" },
    take: MOST,
    select: { createdAt: true },
  });
  const [oldest] = late;
  if (oldest) return { ok: false, detail: "late", count: late.length, seconds: secondsSince(oldest.createdAt, now) };
  const count = await db.mail.count({
    where: { status: "failed", createdAt: { gt: addMs(now, -FAILED_MS) } },
    take: MOST,
  });
  return count > 0 ? { ok: false, detail: "failed", count } : { ok: true, detail: "sending" };
}
