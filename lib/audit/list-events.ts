import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { AuditEvent, Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { escapeLike, matching } from "@/lib/db/matching";
import { numberedPage } from "@/lib/db/numbered-page";
import { actionsSaying } from "./actions-saying";
import type { AuditRow, listEventsContract } from "./contract";
import { daysCondition } from "./days-condition";
import { nameIds } from "./name-ids";
import { nameSubjects } from "./name-subjects";

type Input = z.output<typeof listEventsContract.input>;

/** Each is looked for by two queries. */
const MOST_PEOPLE = 10;

/** One page of audit rows, newest first or oldest first. Support sees only what concerns one customer; the others see everything. */
export async function listEvents(actor: StaffActor, input: Input): Promise<z.output<typeof listEventsContract.output>> {
  if (actor.role === "support" && !input.customerId) throw forbidden();
  const [involved, days] = await Promise.all([whoIsInvolved(input.person?.trim()), daysCondition(input)]);
  if (involved === null) return { rows: [], next: null, tooMany: true };
  if (days === null) return { rows: [], next: null };
  const { where, orderBy } = numberedPage(input.sort ?? "-at", input.after);
  const actions = await actionConditions(input.action?.trim());
  const pages = await Promise.all(
    involved
      .flatMap((people) => actions.map((action) => ({ AND: [days, people, action] })))
      .map((condition) =>
        db.auditEvent.findMany({
          where: {
            ...where,
            ...(input.actorId ? { actorId: input.actorId } : {}),
            ...(input.customerId ? { customerId: input.customerId } : {}),
            ...(input.subjectKind ? { subjectKind: input.subjectKind } : {}),
            ...(input.subjectId ? { subjectId: input.subjectId } : {}),
            ...condition,
          },
          orderBy,
          take: input.take + 1,
        }),
      ),
  );
  const found = [...new Map(pages.flat().map((row) => [row.id, row])).values()].sort((a, b) =>
    a.id < b.id === (orderBy.id === "asc") ? -1 : 1,
  );
  const page = found.slice(0, input.take);
  return {
    rows: await rowsOf(actor, page),
    next: found.length > input.take ? (page.at(-1)?.id.toString() ?? null) : null,
  };
}

/**
 * The conditions under which a row involves somebody of that name or address, each with an index of its own; no condition without a
 * text, null if more people are called so than MOST_PEOPLE.
 */
async function whoIsInvolved(text: string | undefined) {
  if (!text) return [{}];
  const conditions = [
    { OR: [{ email: matching(text) }, { name: matching(text) }] },
    ...(await idsContaining("customers", text)),
  ];
  const found = await Promise.all(
    conditions.map((where) => db.user.findMany({ where, select: { id: true }, take: MOST_PEOPLE + 1 })),
  );
  const people = [...new Set(found.flat().map(({ id }) => id))];
  if (people.length > MOST_PEOPLE) return null;
  return people.flatMap((id) => [{ actorId: id }, { customerId: id }]);
}

/** The conditions under which an action begins with a text (its code), or says it (its sentence). */
async function actionConditions(text: string | undefined): Promise<Prisma.AuditEventWhereInput[]> {
  if (!text) return [{}];
  const saying = await actionsSaying(text);
  return [{ action: { startsWith: escapeLike(text) } }, ...(saying.length > 0 ? [{ action: { in: saying } }] : [])];
}

async function rowsOf(actor: StaffActor, page: readonly AuditEvent[]): Promise<AuditRow[]> {
  const ids = [
    ...new Set(page.flatMap(({ actorId, customerId }) => [actorId, customerId].filter((id) => id !== null))),
  ];
  const [people, subjectOf, names] = await Promise.all([
    db.user.findMany({ where: { id: { in: ids } }, select: { id: true, kind: true, name: true, email: true } }),
    nameSubjects(actor, page),
    nameIds(page.flatMap(({ before, after }) => [before, after])),
  ]);
  const byId = new Map(people.map(({ kind: _, ...person }) => [person.id, person]));
  // What staff did to their own account concerns no customer, and there is no customer page to link to.
  const staff = new Set(people.flatMap(({ id, kind }) => (kind === "staff" ? [id] : [])));
  const concerned = (id: string | null) => (id && !staff.has(id) ? id : null);
  return page.map((row) => ({
    id: row.id.toString(),
    at: row.at,
    actorKind: row.actorKind,
    actor: (row.actorId && byId.get(row.actorId)) || null,
    action: row.action,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    subject: subjectOf(row),
    customerId: concerned(row.customerId),
    customer: byId.get(concerned(row.customerId) ?? "") ?? null,
    before: row.before as AuditRow["before"],
    after: row.after as AuditRow["after"],
    names,
    ip: row.ip,
  }));
}
