import "server-only";
import type { Db, Tx } from "@/lib/db/client";

/** Who asked for other keys that wait for another admin, by gateway: their names. */
export async function readKeysAskers(tx: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const pending = await tx.approval.findMany({
    where: { kind: "gateway_keys", state: "pending" },
    select: { subjectId: true, requestedBy: true },
  });
  if (pending.length === 0) return new Map();
  const people = await tx.user.findMany({
    where: { id: { in: pending.map(({ requestedBy }) => requestedBy) } },
    select: { id: true, name: true, email: true },
  });
  const nameOf = new Map(people.map(({ id, name, email }) => [id, name || email]));
  return new Map(pending.map(({ subjectId, requestedBy }) => [subjectId, nameOf.get(requestedBy) ?? ""]));
}
