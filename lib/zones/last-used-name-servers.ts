import "server-only";
import { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";

/** So many lists are offered, and so many changes are looked through for them. */
const [OFFERED, LOOKED_AT] = [3, 60];

const data = z.object({ servers: z.array(z.string()).min(1) });

/** The name servers elsewhere that the customer last set for any domain, newest first, each list once. */
export async function lastUsedNameServers(actor: CustomerActor): Promise<string[][]> {
  const events = await db.serviceEvent.findMany({
    where: {
      ...{ kind: "control.set-name-servers", outcome: "ok" },
      service: { customerId: actor.userId, productLine: "domain" },
    },
    orderBy: { id: "desc" },
    take: LOOKED_AT,
    select: { data: true },
  });
  const lists = new Map<string, string[]>();
  for (const event of events) {
    const servers = data.safeParse(event.data).data?.servers;
    if (servers && !usesUpstreamNameServers(servers)) lists.set(servers.toSorted().join(" "), servers);
  }
  return [...lists.values()].slice(0, OFFERED);
}
