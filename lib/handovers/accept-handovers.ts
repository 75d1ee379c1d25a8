import "server-only";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { OwnHandover, Service } from "@/lib/db/generated/client";
import { findHandedOver, type HandoverParty } from "./find-handover";
import { findToAccept } from "./find-to-accept";
import { handOver } from "./hand-over";

interface Refused {
  refusal: AppError;
}
interface Taken {
  row: OwnHandover;
  services: Service[];
}
type Outcome = { serviceId: string } | Refused;

/**
 * Takes over services that other customers hand over, with one mail to each side for all of one customer's. One that can't be taken over now
 * keeps none of the others back. Audited. Of several calls at once one is carried out.
 * @returns what became of each, by the handover's id
 * @throws AppError reauth.required; not_found, for one of them. A refusal is handovers.gone or as findHandedOver (409).
 */
export async function acceptHandovers(
  actor: CustomerActor,
  { ids }: { ids: readonly string[] },
): Promise<ReadonlyMap<string, Outcome>> {
  requireReauth(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    // All accounts, always in the same order: a password that a giver sets at the same moment comes before this or after it.
    const givers = await tx.ownHandover.findMany({ where: { id: { in: [...ids] } }, select: { fromId: true } });
    for (const userId of [...new Set([actor.userId, ...givers.map(({ fromId }) => fromId)])].toSorted())
      await lockUser(tx, userId);
    await requireLiveSession(tx, actor);
    const outcomes = new Map<string, Outcome>();
    const taken: Taken[] = [];
    for (const id of [...new Set(ids)].toSorted()) {
      const found = await take(tx, actor, id, at);
      if ("refusal" in found) outcomes.set(id, found);
      else taken.push(found);
    }
    const to = await party(tx, actor.userId);
    for (const fromId of new Set(taken.map(({ row }) => row.fromId))) {
      const rows = taken.filter(({ row }) => row.fromId === fromId);
      const from = await party(tx, fromId);
      const services = rows.flatMap((one) => one.services);
      const newIds = await handOver(tx, actor, { from, to, services }, { reason: "", at });
      for (const { row } of rows) outcomes.set(row.id, { serviceId: newIds.get(row.serviceId) ?? "" });
    }
    return outcomes;
  });
}

/** One of them, marked as accepted, or why it can't be. The rows of the services stay locked. */
async function take(tx: Tx, actor: CustomerActor, id: string, at: Date): Promise<Taken | Refused> {
  try {
    const row = await findToAccept(tx, actor, { id, at });
    const { from, services } = await findHandedOver(tx, row.serviceId);
    if (from.id !== row.fromId) throw conflict("handovers.gone");
    const { count } = await tx.ownHandover.updateMany({
      where: { id, decidedAt: null },
      data: { decidedAt: at, outcome: "accepted" },
    });
    if (count === 0) throw conflict("handovers.gone");
    return { row, services };
  } catch (error) {
    if (error instanceof AppError && error.status === 409) return { refusal: error };
    throw error;
  }
}

const party = (tx: Tx, id: string): Promise<HandoverParty> =>
  tx.user.findUniqueOrThrow({ where: { id }, select: { id: true, name: true, email: true } });
