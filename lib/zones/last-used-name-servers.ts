import "server-only";
import { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";

/** So many lists are offered; they are looked for in the newest changes of the customer's newest domains. */
const OFFERED = 3;

const data = z.object({ servers: z.array(z.string()).min(1) });

/** The name servers elsewhere that the customer last set for any domain, newest first, each list once. */
export async function lastUsedNameServers(actor: CustomerActor): Promise<string[][]> {
  // The kind is written out, so that the partial index over these events is used.
  const events = await db.$queryRaw<{ data: unknown }[]>`
    SELECT e.data FROM service_events e
     WHERE e.kind = 'control.set-name-servers' AND e.outcome = 'ok'
       AND e.service_id IN (SELECT s.id FROM services s WHERE s.customer_id = ${actor.userId}::uuid
                               AND s.product_line = 'domain' ORDER BY s.id DESC LIMIT 200)
     ORDER BY e.id DESC LIMIT 60`;
  const lists = new Map<string, string[]>();
  for (const event of events) {
    const servers = data.safeParse(event.data).data?.servers;
    const key = servers?.toSorted().join(" ") ?? "";
    if (servers && !lists.has(key) && !usesUpstreamNameServers(servers)) lists.set(key, servers);
  }
  return [...lists.values()].slice(0, OFFERED);
}
