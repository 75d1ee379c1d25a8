import "server-only";
import { customersMatching } from "@/lib/customers/customers-matching";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { matching } from "@/lib/db/matching";
import { toAsciiName } from "@/lib/dns/idn";

/** The condition of a staff search over all services: by part of the name, Chinese or punycode, or of the customer's name or address. */
export async function servicesMatching(q: string): Promise<Prisma.ServiceWhereInput> {
  const text = q.trim().toLowerCase();
  return {
    OR: [
      { name: matching(toAsciiName(text) ?? text) },
      { displayName: matching(text) },
      ...(await idsContaining("services", text)),
      { customerId: { in: await customersMatching(text) } },
    ],
  };
}
