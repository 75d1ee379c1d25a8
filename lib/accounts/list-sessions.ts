import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import type { SessionRow } from "./contract";
import { openSessions } from "./open-sessions";

type Person = CustomerActor | StaffActor;

/** Where one is signed in. */
export async function listSessions(actor: Person): Promise<{ rows: SessionRow[] }> {
  const rows = await openSessions({ id: actor.userId, kind: actor.kind }, new Date());
  return { rows: rows.map((row) => ({ ...row, current: row.id === actor.sessionId })) };
}
