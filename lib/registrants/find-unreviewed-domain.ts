import "server-only";
import type { Tx } from "@/lib/db/client";
import { documentType } from "./document-contract";

/**
 * The first of a registrant's domains that waits for its real-name review, and how many more there are; null when none does. A domain
 * that has ended, whose registry wants no review, or that the upstream shows as certified waits for nothing.
 */
export async function findUnreviewedDomain(
  tx: Pick<Tx, "registrant" | "$queryRaw">,
  { id, customerId }: { id: string; customerId: string },
): Promise<{ name: string; more: number } | null> {
  const registrant = await tx.registrant.findFirst({
    where: { id, customerId, reviews: { none: { state: "pass" } } },
    select: { idType: true },
  });
  // With some documents there is no review, so that nothing waits for one.
  if (!registrant || documentType(registrant.idType)?.audit === null) return null;
  const [first] = await tx.$queryRaw<{ name: string; more: number }[]>`
    SELECT s.display_name AS name, (count(*) OVER () - 1)::int AS more
      FROM services s
      JOIN suffixes x ON x.ascii = substr(s.name, strpos(s.name, '.'))
     WHERE s.customer_id = ${customerId}::uuid AND s.registrant_id = ${id}::uuid AND s.ended_at IS NULL
       AND x.real_name_required AND (s.snapshot->>'certified') IS DISTINCT FROM 'true'
     ORDER BY s.name
     LIMIT 1`;
  return first ?? null;
}
