import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { assert } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import type { Tx } from "@/lib/db/client";
import { Prisma, type Service } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { openSecrets, secretsPlace } from "@/lib/services/merge-secrets";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { followOwner } from "@/lib/services/store-reading";
import { publishEvent } from "@/lib/webhooks/publish-event";
import type { Handover } from "./find-handover";
import { tellOwners } from "./tell-owners";

/**
 * Hands services over to another customer: each ends here, and goes on under a new id there. So its orders, history, remarks, restore
 * points and tickets stay with the customer whose they are, who can do nothing with it any more; and nobody pays for what somebody else
 * has arranged (automatic renewal, points). Audited; both get a mail, and their webhooks are told.
 * The caller holds the rows (findHandedOver).
 * @param actor one of the staff, or the customer who accepts it
 * @returns the id that each service has now, by the one that it had
 */
export async function handOver(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  { from, to, services }: Handover,
  { reason, at }: { reason: string; at: Date },
): Promise<ReadonlyMap<string, string>> {
  const newIds = new Map(services.map(({ id }) => [id, newId(at.getTime())]));
  const idOf = (id: string) => {
    const there = newIds.get(id);
    assert(there, `${id} is not handed over`);
    return there;
  };
  // A service comes before its gifts, which refer to it.
  for (const service of services) {
    const id = idOf(service.id);
    await endHere(tx, actor, service, id, at);
    await openThere(tx, actor, service, {
      ...{ id, customerId: to.id, parentId: service.parentId && idOf(service.parentId) },
    });
    // Found with either of the two services, and with either of the two customers.
    for (const [subject, customerId] of [
      [service.id, from.id],
      [id, to.id],
    ] as const) {
      await recordEvent(tx, actor, {
        action: "services.hand-over",
        subject: { kind: "service", id: subject },
        customerId,
        before: { name: service.displayName, customer: from.email },
        after: { customer: to.email, ...(reason ? { reason } : {}) },
      });
    }
    await publishHandover(tx, service, { fromId: from.id, toId: to.id, newId: id, at });
  }
  await tellOwners(tx, { from, to, services }, { idOf, byCustomers: actor.kind === "customer" });
  return newIds;
}

/** Tells the webhooks of both customers, each by the id that the service has in their account. */
async function publishHandover(
  tx: Tx,
  { id, productLine, displayName, expiresAt }: Service,
  { fromId, toId, newId: there, at }: { fromId: string; toId: string; newId: string; at: Date },
): Promise<void> {
  const of = { productLine, displayName, expiresAt };
  const left = { customerId: fromId, serviceId: id, ...of };
  const came = { customerId: toId, serviceId: there, ...of };
  await publishEvent(tx, "service.handed_over", { customerId: fromId, at, data: () => left });
  await publishEvent(tx, "service.received", { customerId: toId, at, data: () => came });
}

async function endHere(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  { id }: Service,
  handedToId: string,
  at: Date,
): Promise<void> {
  await tx.service.update({
    where: { id },
    data: { state: "ended", endedAt: at, handedToId, autoRenew: false, secretsEnc: null },
  });
  await recordServiceEvent(tx, actor, { serviceId: id, kind: "handed-over" });
}

/** What is known of the product itself, without what its customer arranged. */
async function openThere(
  tx: Tx,
  actor: StaffActor | CustomerActor,
  service: Service,
  there: { id: string; customerId: string; parentId: string | null },
): Promise<void> {
  const { productLine, name, displayName, state, upstreamState, config, registeredAt, expiresAt, termMonths } = service;
  const { snapshot, snapshotAt, reason, usage, registrantId } = service;
  const secrets = openSecrets(service);
  const sealed = Object.keys(secrets).length > 0;
  await tx.service.create({
    data: {
      ...there,
      ...{
        productLine,
        name,
        displayName,
        state,
        upstreamState,
        registeredAt,
        expiresAt,
        termMonths,
        snapshotAt,
        reason,
      },
      // Still the other customer's, who can't change or delete it while a domain has it.
      registrantId,
      config: config ?? {},
      snapshot: snapshot ?? Prisma.DbNull,
      usage: usage ?? Prisma.DbNull,
      ...(sealed ? { secretsEnc: seal(env().keyRing, JSON.stringify(secrets), secretsPlace(there.id)) } : {}),
    },
  });
  const contact = (snapshot as { contactId?: unknown } | null)?.contactId;
  if (typeof contact === "string") await followOwner(tx, there.id, contact);
  await recordServiceEvent(tx, actor, { serviceId: there.id, kind: "received" });
}
