import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import type { StaffRole } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { type Db, db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { StaffAlert } from "@/lib/db/generated/client";
import { postAlertJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { mailStaff } from "@/lib/notify/mail-staff";
import { readSetting } from "@/lib/settings/read-setting";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { publishEvent } from "@/lib/webhooks/publish-event";
import type { Health, PartHealth } from "./health-contract";
import { type LateKind, lateWork } from "./late-work-contract";
import { alertMail } from "./mail-templates";
import { readHealth } from "./read-health";
import { readLateWork } from "./read-late-work";

interface Watched {
  /** Who can do something about it. */
  roles: readonly StaffRole[];
  /** Trouble that is over sooner is not mailed. */
  afterMs: number;
}

/**
 * The parts whose trouble is mailed. Not among them: mail, which could not be mailed, and the worker, which mails; every page of the
 * back office says both.
 */
const WATCHED = {
  balance: { roles: ["finance", "admin"], afterMs: 0 },
  upstream: { roles: ["finance", "admin"], afterMs: 5 * MINUTE_MS },
  queue: { roles: ["admin"], afterMs: 0 },
  backup: { roles: ["admin"], afterMs: 0 },
  tickets: { roles: lateWork.tickets.roles, afterMs: 0 },
  fapiao: { roles: lateWork.fapiao.roles, afterMs: 0 },
  gatewayBills: { roles: lateWork.gatewayBills.roles, afterMs: 0 },
} as const satisfies Partial<Record<keyof Health | LateKind, Watched>>;

type WatchedPart = keyof typeof WATCHED;

/** So long a part must be well before staff are told that its trouble has ended: what comes back at once had not ended. */
const WELL_MS = 5 * MINUTE_MS;

/**
 * Looks at the watched parts, and mails those who can act once when trouble begins and once when it has ended. What was told is kept
 * in the database, and only one process looks at a time: neither a restart nor a second worker mails anything twice.
 */
export async function watchTrouble(now = new Date()): Promise<void> {
  const counts = await readLateWork(now);
  const late = {
    tickets: lateHealth(counts.tickets),
    fapiao: lateHealth(counts.fapiao),
    gatewayBills: lateHealth(counts.gatewayBills),
  };
  const health = { ...(await readHealth(now)), ...late };
  for (const part of Object.keys(WATCHED) as WatchedPart[]) {
    const { detail } = health[part];
    if (detail !== "unknown") await db.$transaction((tx) => follow(tx, part, health[part], now));
  }
}

const lateHealth = (late: number): PartHealth =>
  late === 0 ? { ok: true, detail: "enough" } : { ok: false, detail: "late", count: late };

async function follow(tx: Tx, part: WatchedPart, health: PartHealth, now: Date): Promise<void> {
  await takeLock(tx, `staff-alert:${part}`);
  const open = await tx.staffAlert.findFirst({ where: { part, endedAt: null } });
  if (isTrouble(health)) await troubled(tx, part, open, health, now);
  else if (open) await well(tx, part, open, now);
}

/** Staff who have paused purchases know of it. */
const isTrouble = ({ ok, detail, reason }: PartHealth) => !ok && !(detail === "paused" && reason === "staff");

async function troubled(
  tx: Tx,
  part: WatchedPart,
  open: StaffAlert | null,
  { detail, reason }: PartHealth,
  now: Date,
): Promise<void> {
  const alert = open ?? (await tx.staffAlert.create({ data: { part, detail, reason: reason ?? null, beganAt: now } }));
  const isDue = alert.toldAt === null && addMs(alert.beganAt, WATCHED[part].afterMs) <= now;
  if (!isDue && alert.wellSince === null) return;
  await tx.staffAlert.update({ where: { id: alert.id }, data: { wellSince: null, ...(isDue ? { toldAt: now } : {}) } });
  if (!isDue) return;
  log.error({ part, detail, reason }, "part of the shop is not well: staff are mailed");
  await tell(tx, alert, now);
}

async function well(tx: Tx, part: WatchedPart, alert: StaffAlert, now: Date): Promise<void> {
  // Nobody was told that it began, so nobody needs to know that it has ended.
  const hasEnded = alert.toldAt === null || (alert.wellSince !== null && addMs(alert.wellSince, WELL_MS) <= now);
  if (!hasEnded && alert.wellSince !== null) return;
  const wellSince = alert.wellSince ?? now;
  await tx.staffAlert.update({
    where: { id: alert.id },
    data: { wellSince, ...(hasEnded ? { endedAt: wellSince } : {}) },
  });
  if (hasEnded && alert.toldAt) {
    log.info({ part }, "part of the shop is well again: staff are mailed");
    await tell(tx, { ...alert, endedAt: wellSince }, now);
  }
}

async function tell(tx: Tx, alert: StaffAlert, at: Date): Promise<void> {
  const params = await alertParams(tx, alert);
  await mailStaff(tx, alertMail, params, { roles: WATCHED[params.part].roles });
  const { edge, part, beganAt, money } = params;
  const { availableFen = null, alarmFen = null } = money ?? {};
  const of = { customerId: null, at };
  if (part === "balance") {
    await publishEvent(tx, "balance.low", { ...of, data: () => ({ edge, availableFen, alarmFen, beganAt }) });
  } else {
    await publishEvent(tx, "health.alert", { ...of, data: () => ({ edge, part, detail: alert.detail, beganAt }) });
  }
  if (env().ALERT_WEBHOOK_URL) await enqueue(tx, postAlertJob, alert.id);
}

/** What the mail about an alert says: that its trouble began, or, once it has ended, that it ended. */
export async function alertParams(tx: Tx | Db, alert: StaffAlert) {
  const part = alert.part as WatchedPart;
  const { beganAt, endedAt } = alert;
  const money = part === "balance" ? await latestAgentBalance(tx) : null;
  const { alarmFen } = await readSetting("agentBalance", tx);
  return {
    ...{ edge: endedAt ? ("ended" as const) : ("began" as const), part, beganAt, endedAt },
    ...(money ? { money: { availableFen: money.availableFen, alarmFen } } : {}),
  };
}
