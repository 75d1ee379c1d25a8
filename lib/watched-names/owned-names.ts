import "server-only";
import type { Db, Tx } from "@/lib/db/client";

/**
 * Ends watches of names that their customer has got: the domain is a service of theirs here. One that is being opened is not theirs yet,
 * and may fail. Safe to repeat.
 */
export async function endWatchesOfOwned(tx: Tx | Db, names: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM watched_names w USING services s
     WHERE w.name = ANY(${[...names]}::text[]) AND s.product_line = 'domain' AND s.name = w.name AND s.customer_id = w.customer_id
       AND s.ended_at IS NULL AND s.state NOT IN ('opening', 'failed', 'ended')`;
}

/** Of these names: those that are the customer's here. @param opened false: also those that are being opened */
export async function ownedNames(
  tx: Tx | Db,
  customerId: string,
  names: readonly string[],
  { opened }: { opened: boolean },
): Promise<ReadonlySet<string>> {
  const rows = await tx.service.findMany({
    where: {
      ...{ customerId, productLine: "domain", name: { in: [...names] }, endedAt: null },
      state: { notIn: opened ? ["opening", "failed", "ended"] : ["failed", "ended"] },
    },
    select: { name: true },
  });
  return new Set(rows.map(({ name }) => name));
}
