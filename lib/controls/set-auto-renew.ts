import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { renewalTermsOf } from "@/lib/offers/kinds/renewal";
import { ownService } from "@/lib/offers/own-service";
import { sameTerm } from "@/lib/product-lines/term";
import { recordServiceEvent } from "@/lib/services/record-service-event";

/**
 * Turns automatic renewal of a service on (for which term, up to which price) or off. Safe to repeat.
 * @throws AppError services.term_refused, services.ceiling_missing (422), not_found; services.switched_meanwhile (409).
 */
export async function setAutoRenew(
  actor: CustomerActor,
  input: { id: string; on: boolean; years: number; months: number; ceilingFen: string; seenOn?: boolean | undefined },
): Promise<Record<string, never>> {
  const service = await ownService(actor, input.id);
  const { on, years, months } = input;
  const ceilingFen = BigInt(input.ceilingFen);
  if (on && !(await renewalTermsOf(service)).some((term) => sameTerm(term, { years, months }))) {
    throw invalid({ years: "services.term_refused" });
  }
  if (on && ceilingFen <= 0n) throw invalid({ ceilingFen: "services.ceiling_missing" });
  const set = on
    ? { autoRenew: true, autoRenewCeilingFen: ceilingFen, autoRenewYears: years, autoRenewMonths: months }
    : { autoRenew: false };
  await db.$transaction(async (tx) => {
    const { count } = await tx.service.updateMany({
      where: { id: service.id, ...(input.seenOn === undefined ? {} : { autoRenew: input.seenOn }) },
      data: { ...set, autoRenewTrouble: null, autoRenewTriedAt: null },
    });
    if (count === 0) {
      // Pressed again because the answer got lost on its way: it is as was asked for.
      if ((await tx.service.count({ where: { id: service.id, ...set } })) > 0) return;
      throw conflict("services.switched_meanwhile");
    }
    const choice = on ? { years, months, ceilingFen: ceilingFen.toString() } : {};
    const kind = on ? "auto-renew-on" : "auto-renew-off";
    await recordServiceEvent(tx, actor, { serviceId: service.id, kind, data: choice });
    await recordEvent(tx, actor, {
      action: `services.${kind}`,
      subject: { kind: "service", id: service.id },
      customerId: service.customerId,
      after: choice,
    });
  });
  return {};
}
