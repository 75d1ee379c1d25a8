import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { auditable } from "@/lib/pricing/auditable";
import { findImport, type ImportAsk, requireNobodys } from "./find-import";
import { recordServiceEvent } from "./record-service-event";
import { storeReading } from "./store-reading";

/**
 * Makes a product that exists at the upstream a customer's service, with the dates, configuration and secrets that are read now.
 * Moves no money. A second import of the same product is refused, also when both run at once. Audited.
 * @throws AppError input.invalid with config.<field> for what has to be filled in; else see findImport.
 */
export async function importService(actor: StaffActor, ask: ImportAsk): Promise<{ id: string }> {
  const found = await findImport(actor, ask);
  const { productLine, name, displayName, customer, reading, config, faults } = found;
  if (Object.keys(faults).length > 0) {
    throw invalid(Object.fromEntries(Object.keys(faults).map((field) => [`config.${field}`, "input.required"])));
  }
  const id = newId();
  await db.$transaction(async (tx) => {
    // The same lock as in lib/orders/check-named-product.ts: staff may bind the product to an order at the same time.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(lower(${`${productLine} ${name}`})))`;
    await requireNobodys(tx, productLine, name);
    await tx.service.create({ data: { id, customerId: customer.id, productLine, name, displayName, config } });
    await storeReading(tx, id, reading);
    const { registeredAt, expiresAt, reason } = reading;
    await recordServiceEvent(tx, actor, { serviceId: id, kind: "imported" });
    await recordEvent(tx, actor, {
      action: "services.import",
      subject: { kind: "service", id },
      customerId: customer.id,
      after: auditable({ productLine, name, customer: customer.email, config, registeredAt, expiresAt, reason }),
    });
  });
  return { id };
}
