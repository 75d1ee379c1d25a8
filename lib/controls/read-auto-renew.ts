import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { Service } from "@/lib/db/generated/client";
import { renewalTermsOf } from "@/lib/offers/kinds/renewal";
import type { Config } from "@/lib/product-lines/form";
import type { Term } from "@/lib/product-lines/term";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import { findService } from "@/lib/services/find-service";
import type { AutoRenewal } from "./contract";

/** Whether a service of the customer's is renewed automatically, and the terms it could be renewed for; none: it can't be. */
export async function readAutoRenew(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<{ autoRenew: AutoRenewal; terms: readonly Term[] }> {
  const service = await findService(actor, id, { ended: true });
  const config = (service.config ?? {}) as Config;
  const terms = service.endedAt === null ? await renewalTermsOf({ ...service, config }) : [];
  return { autoRenew: autoRenewalOf(service), terms };
}

export function autoRenewalOf(service: Service): AutoRenewal {
  return {
    on: service.autoRenew,
    years: service.autoRenewYears,
    months: service.autoRenewMonths,
    ceilingFen: service.autoRenewCeilingFen,
    trouble: service.autoRenewTrouble as AutoRenewTrouble | null,
  };
}
