import "server-only";
import type { Actor } from "@/lib/core/actor";
import { requestId } from "@/lib/core/request-id";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditAction, AuditSubject } from "./actions";

/** What goes into an audit row. Never a secret: say that one was set, not which. */
export interface AuditEntry {
  /** "area.verb", e.g. "services.reveal-password". */
  action: AuditAction;
  subject?: { kind: AuditSubject; id: string };
  /** The customer it concerns, for the customer's own history and for staff filters. */
  customerId?: string;
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
}

/**
 * Writes one append-only audit row in the caller's transaction, so that both are committed or neither is. What a customer does
 * concerns that customer unless `customerId` says otherwise. What a program does names its token.
 */
export async function recordEvent(tx: Tx | Db, actor: Actor, entry: AuditEntry): Promise<void> {
  const person = actor.kind === "customer" || actor.kind === "staff" ? actor : undefined;
  await tx.auditEvent.create({
    data: {
      actorKind: actor.kind,
      actorId: person?.userId,
      action: entry.action,
      subjectKind: entry.subject?.kind,
      subjectId: entry.subject?.id,
      customerId: entry.customerId ?? (actor.kind === "customer" ? actor.userId : undefined),
      before: entry.before,
      after: person?.token ? { ...entry.after, token: person.token.name } : entry.after,
      ip: actor.kind === "system" ? undefined : actor.ip,
      requestId: requestId(),
    },
  });
}
