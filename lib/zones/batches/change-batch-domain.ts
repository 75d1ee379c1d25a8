import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import type { Prisma, ZoneBatch, ZoneBatchDomain, ZoneChange } from "@/lib/db/generated/client";
import { recordChange } from "../batch-contract";
import { stepsOf } from "../change-log";
import { changeZone } from "../change-zone";
import { findDomain } from "../find-domain";
import { settleInterrupted } from "../settle-interrupted";
import { withZoneLease } from "../zone-lease";
import { batchActor } from "./batch-owner";
import { batchReason, planInZone } from "./plan-in-zone";

/** So often a domain is tried before anything was sent: while the upstream does not answer, or somebody else changes the zone. */
const TRIES_MOST = 5;
/** Trouble that passes: nothing was sent, and later it may work. */
const PASSES = ["zones.busy", "upstream.unreachable", "upstream.unavailable", "upstream.unclear"];

type Row = ZoneBatchDomain & { batch: ZoneBatch };

/**
 * The worker's job for one domain of a batch: makes the change through the zone's own plan, lease, brake and history, or settles what an
 * earlier run began. Running it twice does no harm: the change is written together with the row before its first call, so there is one at
 * most, and a second run finds it.
 */
export async function changeBatchDomain(id: string): Promise<void> {
  const row = await db.zoneBatchDomain.findUnique({ where: { id }, include: { batch: true } });
  if (!row || row.finishedAt) return;
  const actor = batchActor(row.batch);
  await db.zoneBatchDomain.update({
    where: { id },
    data: { state: "running", seenAt: new Date(), tries: { increment: 1 } },
  });
  if (row.changeId) await settleBegun(actor, row, row.changeId);
  else await begin(actor, row);
}

async function begin(actor: CustomerActor | StaffActor, row: Row): Promise<void> {
  const change = recordChange.parse(row.batch.change);
  try {
    await requireActiveStarter(actor);
    const { name } = await findDomain(actor, row.serviceId);
    const outcome = await changeZone(actor, {
      ...{
        serviceId: row.serviceId,
        kind: "edit",
        undoOfId: null,
        baseVersion: row.baseVersion,
        confirmed: row.confirmed,
      },
      edits: (current) => planInZone(current, change, name),
      opened: async (tx, changeId) => {
        const { count } = await tx.zoneBatchDomain.updateMany({
          where: { id: row.id, changeId: null, finishedAt: null },
          data: { changeId, seenAt: new Date() },
        });
        // Another run of this job was faster: its change counts, and nothing of this one is sent.
        if (count !== 1) throw conflict("zones.busy");
      },
    });
    if (!outcome.change) return end(row, { state: "unchanged" });
    const stored = await db.zoneChange.findUniqueOrThrow({ where: { id: outcome.change.id } });
    await end(row, outcomeOf(stored));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const now = await db.zoneBatchDomain.findUnique({ where: { id: row.id }, select: { changeId: true } });
    // What was begun is settled by the job's next run. Trouble that passes is tried again, a few times.
    if (now?.changeId) throw error;
    if (PASSES.includes(error.code) && row.tries + 1 < TRIES_MOST) throw error;
    await end(row, { state: "refused", ...batchReason(error) });
  }
}

/** Whoever disables an account stops what it began. @throws AppError zones.batch.starter_disabled (409) */
async function requireActiveStarter({ kind, userId: id }: CustomerActor | StaffActor): Promise<void> {
  const active = await db.user.count({ where: { id, kind, status: "active" } });
  if (active === 0) throw conflict("zones.batch.starter_disabled");
}

/** Settles the change of a run that did not come to its end, as any interrupted change of a zone. */
async function settleBegun(actor: CustomerActor | StaffActor, row: Row, changeId: string): Promise<void> {
  const change = await db.zoneChange.findUniqueOrThrow({ where: { id: changeId } });
  if (change.state !== "running") return end(row, outcomeOf(change));
  try {
    const domain = await findDomain(actor, row.serviceId);
    await withZoneLease(domain.id, (lease) => settleInterrupted(domain, lease));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (PASSES.includes(error.code)) throw error;
    // The domain is gone, so nobody can look what became of its records.
    log.warn({ err: error, batchDomainId: row.id }, "an interrupted change of a batch can't be settled");
    return end(row, { state: "unknown", ...batchReason(error) });
  }
  await end(row, outcomeOf(await db.zoneChange.findUniqueOrThrow({ where: { id: changeId } })));
}

interface End {
  state: ZoneBatchDomain["state"];
  code?: string;
  params?: Record<string, string | number>;
}

/** What became of a domain, by the change of its zone. */
function outcomeOf(change: ZoneChange): End {
  const steps = stepsOf(change).log;
  const broken = steps.find(({ state }) => state === "unknown") ?? steps.find(({ code }) => code !== undefined);
  const reason = broken?.code === undefined ? {} : { code: broken.code };
  if (change.state === "done") return { state: "done" };
  if (broken?.state === "unknown") return { state: "unknown", ...reason };
  return { state: change.state === "partial" ? "partial" : "refused", ...reason };
}

async function end(row: Row, { state, code, params }: End): Promise<void> {
  await db.zoneBatchDomain.updateMany({
    where: { id: row.id, finishedAt: null },
    data: {
      ...{ state, code: code ?? null, finishedAt: new Date(), seenAt: new Date() },
      ...(params && { params: params as Prisma.InputJsonObject }),
    },
  });
}
