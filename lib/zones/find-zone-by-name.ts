import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { toAsciiName } from "@/lib/dns/idn";
import { findDomain } from "./find-domain";

/** The customer's domain of a name. @throws AppError zones.none_of_name (404) also for somebody else's; token.zone (403). */
export async function findZoneByName(actor: CustomerActor, { name }: { name: string }) {
  const ascii = toAsciiName(name.trim().replace(/\.$/, ""));
  const found = ascii
    ? await db.service.findFirst({
        where: { customerId: actor.userId, productLine: "domain", endedAt: null, name: ascii },
        select: { id: true },
      })
    : null;
  if (!found) throw new AppError("zones.none_of_name", 404, { params: { name } });
  const { id: serviceId, name: domain, displayName } = await findDomain(actor, found.id);
  return { serviceId, domain, displayName };
}
