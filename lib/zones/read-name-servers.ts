import "server-only";
import { readDomainNameServers } from "@/lib/cndns/endpoints/domain-dns";
import type { Actor } from "@/lib/core/actor";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";
import { callUpstream, valueOrThrow } from "./call-upstream";
import type { NameServersView } from "./contract";
import { findDomain, type OwnedDomain } from "./find-domain";

/**
 * Reads the name servers of a domain from the upstream now.
 * @throws AppError upstream.unreachable (503), upstream.unclear (502)
 */
export async function readNameServers(actor: Actor, input: { id: string }): Promise<NameServersView> {
  return askNameServers(await findDomain(actor, input.id));
}

export async function askNameServers(domain: OwnedDomain): Promise<NameServersView> {
  const outcome = await callUpstream(readDomainNameServers, { domain: domain.name }, domain);
  const { value } = valueOrThrow(outcome, { not_ours: "zones.not_hosted" });
  const servers = value
    .map((server) => server.trim().toLowerCase().replace(/\.$/, ""))
    .filter((server) => server !== "");
  return {
    serviceId: domain.id,
    domain: domain.name,
    displayName: domain.displayName,
    servers,
    upstream: usesUpstreamNameServers(servers),
    readAt: new Date(),
  };
}
