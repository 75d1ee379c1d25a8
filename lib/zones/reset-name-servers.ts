import "server-only";
import { resetDomainNameServers } from "@/lib/cndns/endpoints/domain-dns";
import type { Actor } from "@/lib/core/actor";
import { callUpstream } from "./call-upstream";
import type { NameServersView } from "./contract";
import { findDomain } from "./find-domain";
import { learnNameServers } from "./learn-name-servers";

/** Sets the upstream's own name servers again. Errors as setNameServers. Manual: 二、域名, 6 c. */
export async function resetNameServers(actor: Actor, input: { id: string }): Promise<NameServersView> {
  const domain = await findDomain(actor, input.id, { live: true });
  const outcome = await callUpstream(resetDomainNameServers, { domain: domain.name }, domain);
  return learnNameServers(actor, domain, outcome, (view) => view.upstream);
}
