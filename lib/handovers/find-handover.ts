import "server-only";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import type { Db, Tx } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";

/** One of the two customers. */
export interface HandoverParty {
  id: string;
  name: string;
  email: string;
}

export interface Handover {
  from: HandoverParty;
  to: HandoverParty;
  /** Each service, and behind it the gifts that follow it. */
  services: Service[];
}

const person = { id: true, name: true, email: true } as const;

/** The customer with this address who is to get a service of another customer. @throws AppError input.invalid with `to`. */
export async function findNewOwner(tx: Db | Tx, email: string, ownerId: string): Promise<HandoverParty> {
  const found = await tx.user.findFirst({
    where: { kind: "customer", email: email.trim().toLowerCase() },
    select: { ...person, status: true },
  });
  if (!found) throw invalid({ to: "services.import_no_customer" });
  if (found.id === ownerId) throw invalid({ to: "handovers.same_customer" });
  if (found.status !== "active") throw invalid({ to: "handovers.disabled" });
  const { status: _, ...owner } = found;
  return owner;
}

/**
 * A service that can go to another customer now, with the gifts that follow it, and whose it is.
 * @param options.lock false: only looks, without locking the rows for what follows in the transaction
 * @throws AppError not_found; services.ended, handovers.not_open, handovers.follows, handovers.order_open, handovers.control_open,
 *   handovers.records_open (409).
 */
export async function findHandedOver(
  tx: Db | Tx,
  id: string,
  { lock = true } = {},
): Promise<Pick<Handover, "from" | "services">> {
  if (lock)
    await tx.$queryRaw`SELECT 1 AS locked FROM services WHERE id = ${id}::uuid OR parent_id = ${id}::uuid ORDER BY id FOR UPDATE`;
  const { customer: from, ...service } =
    (await tx.service.findUnique({ where: { id }, include: { customer: { select: person } } })) ?? missing();
  const name = service.displayName;
  if (service.endedAt !== null) throw conflict("services.ended", { name });
  if (service.parentId !== null) {
    const parent = await tx.service.findUniqueOrThrow({ where: { id: service.parentId } });
    throw conflict("handovers.follows", { name, parent: parent.displayName });
  }
  const gifts = await tx.service.findMany({ where: { parentId: id, endedAt: null }, orderBy: { id: "asc" } });
  const services = [service, ...gifts];
  for (const each of services) await requireQuiet(tx, each);
  return { from, services };
}

function missing(): never {
  throw notFound("service");
}

/** Requires that nothing is under way that was asked for by the customer who has the service now. */
async function requireQuiet(tx: Db | Tx, service: Service): Promise<void> {
  const { id: serviceId, productLine, name, displayName } = service;
  const params = { name: displayName };
  if (service.state === "opening" || service.state === "failed") throw conflict("handovers.not_open", params);
  const item = await tx.orderItem.findFirst({
    where: { state: { in: OPEN_ITEM_STATES }, OR: [{ serviceId }, { productLine, name }] },
    select: { order: { select: { number: true } } },
  });
  if (item) throw conflict("handovers.order_open", { ...params, number: item.order.number });
  if ((await tx.controlRun.count({ where: { serviceId, finishedAt: null } })) > 0) {
    throw conflict("handovers.control_open", params);
  }
  const [changes, batches] = await Promise.all([
    tx.zoneChange.count({ where: { serviceId, state: "running" } }),
    tx.zoneBatchDomain.count({ where: { serviceId, state: { in: ["waiting", "running"] } } }),
  ]);
  if (changes + batches > 0) throw conflict("handovers.records_open", params);
}
