import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import type { HandoverPreview, previewHandoverContract } from "./contract";
import { findHandedOver, findNewOwner } from "./find-handover";

/**
 * What would go to the customer with this address. Changes nothing.
 * @throws AppError as findHandedOver; input.invalid with `to`; 403 for support.
 */
export async function previewHandover(
  actor: StaffActor,
  { id, to: email }: z.output<typeof previewHandoverContract.input>,
): Promise<HandoverPreview> {
  if (actor.role === "support") throw forbidden();
  return db.$transaction(async (tx) => {
    const { from, services } = await findHandedOver(tx, id);
    const to = await findNewOwner(tx, email, from.id);
    const ids = services.map((service) => service.id);
    const bought = await tx.pointsLevel.count({ where: { serviceId: { in: ids }, topUpPoints: { not: null } } });
    return {
      ...{ from, to },
      services: services.map(({ id: serviceId, productLine, displayName }) => ({
        ...{ id: serviceId, productLine, displayName },
      })),
      registrant: await registrantOf(services),
      automatic: bought > 0 || services.some(({ autoRenew }) => autoRenew),
    };
  });
}

async function registrantOf([service]: readonly Service[]): Promise<string | null> {
  const id = service?.registrantId;
  const row = id ? await db.registrant.findUnique({ where: { id }, select: { displayName: true } }) : null;
  return row?.displayName ?? null;
}
