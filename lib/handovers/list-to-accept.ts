import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { describeGoods } from "./describe-goods";
import { stillStands, waitingFor } from "./find-to-accept";
import type { HandoverToAccept } from "./own-contract";

/** As many are shown at once; the next one comes when one of them is accepted or declined. */
const TAKE = 50;

/** The handovers that wait for the customer to accept them, the one that waits longest first. */
export async function listToAccept(actor: CustomerActor): Promise<HandoverToAccept[]> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } });
  const rows = await db.ownHandover.findMany({
    where: { ...waitingFor(email, new Date()), service: { endedAt: null } },
    orderBy: { createdAt: "asc" },
    take: TAKE,
    include: { from: { select: { email: true } }, service: { include: { gifts: { where: { endedAt: null } } } } },
  });
  const standing = await Promise.all(rows.map((row) => stillStands(db, row)));
  return Promise.all(
    rows
      .filter((_, at) => standing[at])
      .map(async ({ id, from, expiresAt, service: { gifts, ...service } }) => ({
        ...(await describeGoods(db, [service, ...gifts])),
        ...{ id, from: from.email, expiresAt, serviceExpiresAt: service.expiresAt },
      })),
  );
}
