import "server-only";
import { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { hasToken } from "@/lib/auth/authenticate-token";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma, ZoneChange } from "@/lib/db/generated/client";
import { type MovedRecord, movedRecords, recordName } from "@/lib/dns/moved-records";
import { type ExistingRecord, recordLine } from "@/lib/dns/record";
import type { StepLog } from "@/lib/dns/run";
import { surplus } from "@/lib/dns/undo";
import { recordShape, type ZoneChangeView } from "./contract";
import { moveRemarks } from "./move-remarks";
import { publishZoneChange } from "./publish-zone-change";

/** `ZoneChange.steps`: the log, and whether a read confirmed the result (null: not read yet). */
export interface StoredSteps {
  log: readonly StepLog[];
  verified: boolean | null;
}

const storedRecords = z.array(recordShape.extend({ id: z.string() }));

export function recordsOf(json: Prisma.JsonValue): ExistingRecord[] {
  return storedRecords.parse(json);
}

/** The steps of a change; only this module writes them, so their shape is known. */
export function stepsOf(change: Pick<ZoneChange, "steps">): StoredSteps {
  return change.steps as unknown as StoredSteps;
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/**
 * Stores a change before its first call.
 * @param opened what is written together with it
 */
export async function openChange(
  actor: Actor,
  change: {
    serviceId: string;
    customerId: string;
    kind: ZoneChangeView["kind"];
    undoOfId: string | null;
    before: readonly ExistingRecord[];
    log: readonly StepLog[];
  },
  opened?: (tx: Tx, changeId: string) => Promise<void>,
): Promise<string> {
  const { log, before, ...rest } = change;
  const data = {
    ...rest,
    actorKind: actor.kind,
    actorId: "userId" in actor ? actor.userId : null,
    ...(hasToken(actor) ? { tokenId: actor.token.id, tokenName: actor.token.name } : {}),
    before: json(before),
    steps: json({ log, verified: null } satisfies StoredSteps),
  };
  return db.$transaction(async (tx) => {
    const { id } = await tx.zoneChange.create({ data, select: { id: true } });
    await auditStaff(tx, actor, { id, ...change });
    await opened?.(tx, id);
    return id;
  });
}

/** What staff change on the owner's behalf is audited; a control that sets records is audited itself. */
async function auditStaff(
  tx: Tx,
  actor: Actor,
  { id, serviceId, customerId, kind, log }: Parameters<typeof openChange>[1] & { id: string },
): Promise<void> {
  if (actor.kind !== "staff" || kind === "template") return;
  const steps = log.map(({ step }) => `${step.op} ${recordLine(step.record)}`);
  await recordEvent(tx, actor, {
    action: kind === "undo" ? "zones.undo" : "zones.change",
    subject: { kind: "service", id: serviceId },
    customerId,
    after: { change: id, steps },
  });
}

/** Stores the progress of a change. */
export async function saveSteps(id: string, log: readonly StepLog[]): Promise<void> {
  await db.zoneChange.update({ where: { id }, data: { steps: json({ log, verified: null }) } });
}

/** Closes a change with the zone's present records and whether a read confirmed them; remarks go along with their records. */
export async function closeChange(
  id: string,
  end: {
    log: readonly StepLog[];
    before: readonly ExistingRecord[];
    after: readonly ExistingRecord[];
    verified: boolean;
  },
): Promise<ZoneChange> {
  const { log, before, after, verified } = end;
  const changed = surplus(before, after).length + surplus(after, before).length > 0;
  const done = log.every((entry) => entry.state === "done");
  return db.$transaction(async (tx) => {
    const at = new Date();
    const closed = await tx.zoneChange.update({
      where: { id },
      data: {
        state: done ? "done" : changed ? "partial" : "failed",
        after: json(after),
        steps: json({ log, verified } satisfies StoredSteps),
        finishedAt: at,
      },
    });
    if (changed) await publishZoneChange(tx, closed, { before, after, at });
    const back = closed.undoOfId === null ? [] : await movedBack(tx, closed.undoOfId, after);
    await moveRemarks(tx, closed.serviceId, [...back, ...movedRecords(log)]);
    return closed;
  });
}

/** What an undo brought back: it may delete a record and add the former one as two steps that do not know of each other. */
async function movedBack(tx: Tx, undoneId: string, after: readonly ExistingRecord[]): Promise<MovedRecord[]> {
  const undone = await tx.zoneChange.findUnique({ where: { id: undoneId }, select: { steps: true } });
  const there = new Set(after.map(recordName));
  const moves = undone ? movedRecords(stepsOf(undone).log) : [];
  return moves
    .map(({ from, to }): MovedRecord => ({ from: to, to: from }))
    .filter(({ from, to }) => there.has(recordName(to)) && !there.has(recordName(from)));
}

/** Changes as their reader sees them; staff read which of them it was. */
export async function describeChanges(reader: Actor, changes: readonly ZoneChange[]): Promise<ZoneChangeView[]> {
  const ids = changes.flatMap(({ actorKind, actorId }) => (actorKind === "staff" && actorId ? [actorId] : []));
  const people =
    reader.kind === "staff" && ids.length > 0
      ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } })
      : [];
  const names = new Map(people.map(({ id, name, email }) => [id, name || email]));
  return changes.map((change) => describeChange(change, names.get(change.actorId ?? "") ?? null));
}

function describeChange(change: ZoneChange, byName: string | null): ZoneChangeView {
  const before = recordsOf(change.before);
  const after = change.after === null ? before : recordsOf(change.after);
  return {
    id: change.id,
    at: change.at,
    kind: change.kind as ZoneChangeView["kind"],
    undoOfId: change.undoOfId,
    by: change.actorKind,
    byName,
    byToken: change.tokenName,
    state: change.state,
    removed: surplus(before, after),
    added: surplus(after, before),
    steps: stepsOf(change).log.map((entry) => ({
      op: entry.step.op,
      record: entry.step.record,
      before: entry.step.op === "modify" ? entry.step.before : null,
      state: entry.state,
      code: entry.code ?? null,
      restored: entry.restores && entry.restores.length > 0 ? entry.restores.every((restore) => restore.ok) : null,
    })),
  };
}
