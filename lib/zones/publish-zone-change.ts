import "server-only";
import type { Tx } from "@/lib/db/client";
import type { ZoneChange } from "@/lib/db/generated/client";
import type { ExistingRecord } from "@/lib/dns/record";
import { surplus } from "@/lib/dns/undo";
import { publishEvent } from "@/lib/webhooks/publish-event";

/** So many records of each list are sent: an import may change thousands. */
const MOST_RECORDS = 100;

/** Tells webhooks which records of a domain have changed, in the transaction that enters the change into its history. */
export async function publishZoneChange(
  tx: Tx,
  change: Pick<ZoneChange, "id" | "serviceId" | "customerId" | "actorKind" | "tokenName">,
  { before, after, at }: { before: readonly ExistingRecord[]; after: readonly ExistingRecord[]; at: Date },
): Promise<void> {
  const { id: changeId, serviceId, customerId, actorKind: by, tokenName: token } = change;
  await publishEvent(tx, "dns.changed", {
    ...{ customerId, at },
    data: async () => {
      const { name: domain } = await tx.service.findUniqueOrThrow({ where: { id: serviceId }, select: { name: true } });
      const [removed, added] = [surplus(before, after), surplus(after, before)];
      return {
        ...{ customerId, serviceId, domain, changeId, by, token },
        ...{ removed: removed.slice(0, MOST_RECORDS), removedCount: removed.length },
        ...{ added: added.slice(0, MOST_RECORDS), addedCount: added.length },
      };
    },
  });
}
