import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { EncryptionKey, UpstreamAccount } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { troubleOfKeys } from "@/lib/upstream/bind-keys";
import { fingerprintOf, readCredentialRefusal } from "@/lib/upstream/credential-gate";

export interface PartHealth {
  ok: boolean;
  /** What is known, for programs; `reports.health.details.<detail>` is the sentence for people. Holds no secret and no address. */
  detail: HealthDetail;
  /**
   * `seconds`: how long there was no sign of life (silent) or no worker ran (ends_again). `reason`: why purchases are paused
   * (paused),
   * why the upstream refuses us (refused), which key (key_…).
   */
  seconds?: number;
  reason?: string;
}

type HealthDetail =
  | "running"
  | "other_account"
  | "other_keys"
  | "key_missing"
  | "key_retired"
  | "answering"
  | "not_answering"
  | "not_asked"
  | "not_understood"
  | "refused"
  | "never_started"
  | "silent"
  | "ends_again"
  | "paused"
  | "unknown";

export interface Health {
  /** Every part is ok. */
  ok: boolean;
  /**
   * For load balancers. down: this process can't serve anybody. degraded: pages and orders work, but somebody must look after a
   * part (purchases paused by staff, no worker, an upstream that doesn't answer); orders wait and nothing is lost.
   */
  status: "ok" | "degraded" | "down";
  web: PartHealth;
  database: PartHealth;
  worker: PartHealth;
  upstream: PartHealth;
}

const BEAT_MS = 30_000;
const UPSTREAM_WINDOW_MS = 10 * MINUTE_MS;

/**
 * The health of each part. The upstream's follows from the calls of the last ten minutes (none: not_asked, which is no failure),
 * so that reading the health calls no upstream. A database that does not answer in two seconds is down.
 */
export async function readHealth(now = new Date()): Promise<Health> {
  try {
    const { web, worker, upstream } = await Promise.race([
      askDatabase(now),
      new Promise<never>((_, reject) => setTimeout(() => reject(new Error("timeout")), 2_000).unref()),
    ]);
    const ok = web.ok && worker.ok && upstream.ok;
    const status = ok ? "ok" : web.ok ? "degraded" : "down";
    return { ok, status, web, database: { ok: true, detail: "answering" }, worker, upstream };
  } catch {
    const web: PartHealth = { ok: true, detail: "running" };
    const unknown: PartHealth = { ok: false, detail: "unknown" };
    const database: PartHealth = { ok: false, detail: "not_answering" };
    return { ok: false, status: "down", web, database, worker: unknown, upstream: unknown };
  }
}

async function askDatabase(now: Date): Promise<Record<"web" | "worker" | "upstream", PartHealth>> {
  const [account, keys] = await Promise.all([
    db.upstreamAccount.findUnique({ where: { id: 1 } }),
    db.encryptionKey.findMany(),
  ]);
  const [worker, upstream] = await Promise.all([latestBeat(now), latestCalls(now, account)]);
  return { web: thisProcess(account, keys), worker, upstream };
}

/**
 * Whether this process's configuration fits the database. With another account it would sell at another reseller's prices; with
 * other
 * keys no worker could open the secrets that it seals. A worker then does not start; a load balancer takes such a web process out.
 */
function thisProcess(account: UpstreamAccount | null, keys: readonly EncryptionKey[]): PartHealth {
  const { CNDNS_USERNAME, sandbox, keyRing } = env();
  if (account && (account.username !== CNDNS_USERNAME || account.sandbox !== sandbox))
    return { ok: false, detail: "other_account" };
  const trouble = troubleOfKeys(keyRing, keys);
  if (trouble) return { ok: false, detail: trouble.detail, reason: trouble.id };
  return { ok: true, detail: "running" };
}

/** What this machine's supervisor reports of the worker (server/web/follow-worker-trouble.ts); undefined where there is none. */
const shared = globalThis as { kumquatWorkerTrouble?: { since: number; times: number } | null };

async function latestBeat(now: Date): Promise<PartHealth> {
  const trouble = shared.kumquatWorkerTrouble;
  if (trouble) {
    return { ok: false, detail: "ends_again", seconds: Math.round((now.getTime() - trouble.since) / 1000) };
  }
  const beat = await db.workerBeat.findFirst({ orderBy: { seenAt: "desc" } });
  if (!beat) return { ok: false, detail: "never_started" };
  const age = now.getTime() - beat.seenAt.getTime();
  return age < BEAT_MS
    ? { ok: true, detail: "running" }
    : { ok: false, detail: "silent", seconds: Math.round(age / 1000) };
}

async function latestCalls(now: Date, account: UpstreamAccount | null): Promise<PartHealth> {
  if (account?.pausedAt) return { ok: false, detail: "paused", reason: account.pauseReason ?? "unknown" };
  const refusal = await readCredentialRefusal(db, fingerprintOf(env()));
  if (refusal) return { ok: false, detail: "refused", reason: refusal.name };
  const last = await db.upstreamCall.findFirst({
    where: { at: { gt: new Date(now.getTime() - UPSTREAM_WINDOW_MS) }, host: "api" },
    orderBy: { id: "desc" },
    select: { outcome: true, reason: true },
  });
  if (!last) return { ok: true, detail: "not_asked" };
  if (last.outcome === "ok" || last.outcome === "rejected") return { ok: true, detail: "answering" };
  if (last.outcome === "ours") return { ok: false, detail: "refused", reason: last.reason ?? "unknown" };
  // Unreached, or an answer that can't be read; the call log has it.
  return { ok: false, detail: last.outcome === "unreached" ? "not_answering" : "not_understood" };
}
