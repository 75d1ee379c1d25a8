import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { numberedPage } from "@/lib/db/numbered-page";
import type { AuditRow, listEventsContract } from "./contract";

type Input = z.output<typeof listEventsContract.input>;

/** One page of audit rows, newest first or oldest first. Support sees only what concerns one customer; the others see everything. */
export async function listEvents(actor: StaffActor, input: Input): Promise<{ rows: AuditRow[]; next: string | null }> {
  if (actor.role === "support" && !input.customerId) throw forbidden();
  const { where, orderBy } = numberedPage(input.sort ?? "-at", input.after);
  const found = await db.auditEvent.findMany({
    where: {
      ...where,
      ...(input.action ? { action: { startsWith: input.action } } : {}),
      ...(input.actorId ? { actorId: input.actorId } : {}),
      ...(input.customerId ? { customerId: input.customerId } : {}),
      ...(input.subjectKind ? { subjectKind: input.subjectKind } : {}),
      ...(input.subjectId ? { subjectId: input.subjectId } : {}),
    },
    orderBy,
    take: input.take + 1,
  });
  const page = found.slice(0, input.take);
  const ids = [
    ...new Set(page.flatMap(({ actorId, customerId }) => [actorId, customerId].filter((id) => id !== null))),
  ];
  const people = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, name: true, email: true },
  });
  const byId = new Map(people.map(({ kind: _, ...person }) => [person.id, person]));
  // What staff did to their own account concerns no customer, and there is no customer page to link to.
  const staff = new Set(people.flatMap(({ id, kind }) => (kind === "staff" ? [id] : [])));
  return {
    rows: page.map((row) => ({
      id: row.id.toString(),
      at: row.at,
      actorKind: row.actorKind,
      actor: (row.actorId && byId.get(row.actorId)) || null,
      action: row.action,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      customerId: row.customerId && staff.has(row.customerId) ? null : row.customerId,
      before: row.before as AuditRow["before"],
      after: row.after as AuditRow["after"],
      ip: row.ip,
    })),
    next: found.length > input.take ? (page.at(-1)?.id.toString() ?? null) : null,
  };
}
