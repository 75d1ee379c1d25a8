import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { db, type Tx } from "@/lib/db/client";
import { toUnicodeName } from "@/lib/dns/idn";
import { auditable } from "@/lib/pricing/auditable";
import { requireNobodys } from "./find-import";
import type { ListedDomain } from "./read-listed-domains";
import { recordServiceEvent } from "./record-service-event";

/**
 * Makes a domain of the upstream's list a customer's service, with the dates of the list and without automatic renewal; what the list does
 * not say is read when its page is opened or by the next sweep. Moves no money. Audited.
 * @param also is done in the same transaction.
 * @throws AppError services.import_taken (422), services.import_unsettled (409).
 */
export async function importListedDomain(
  actor: StaffActor,
  { customerId, domain }: { customerId: string; domain: ListedDomain },
  also: (tx: Tx, serviceId: string) => Promise<void>,
): Promise<void> {
  const { name, registeredAt, expiresAt } = domain;
  const id = newId();
  await db.$transaction(async (tx) => {
    // The same lock as in import-service.ts and lib/orders/check-named-product.ts.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(lower(${`domain ${name}`})))`;
    await requireNobodys(tx, "domain", name);
    await tx.service.create({
      data: {
        ...{ id, customerId, productLine: "domain", name, displayName: toUnicodeName(name), config: {} },
        ...{ registeredAt, expiresAt },
        state: expiresAt && expiresAt < new Date() ? "expired" : "active",
      },
    });
    await recordServiceEvent(tx, actor, { serviceId: id, kind: "imported" });
    await recordEvent(tx, actor, {
      action: "services.import",
      subject: { kind: "service", id },
      customerId,
      after: auditable({ productLine: "domain", name, registeredAt, expiresAt }),
    });
    await also(tx, id);
  });
}
