import "server-only";
import { setDomainNameServers } from "@/lib/cndns/endpoints/domain-dns";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { parseNameServers } from "@/lib/dns/name-server";
import { callUpstream } from "./call-upstream";
import type { NameServersView } from "./contract";
import { findDomain } from "./find-domain";
import { learnNameServers } from "./learn-name-servers";

/**
 * Sets two to six name servers. A retry is safe: it sets the same ones. Manual: 二、域名, 6 b.
 * @throws AppError input.invalid (422, fields "nameServers.<n>"), zones.servers_refused (409), upstream.unreachable
 *   (503), upstream.unclear (502) when it is unknown whether it worked
 */
export async function setNameServers(
  actor: Actor,
  input: { id: string; nameServers: readonly string[] },
): Promise<NameServersView> {
  const domain = await findDomain(actor, input.id, { live: true });
  const { servers, findings } = parseNameServers(input.nameServers, domain.name);
  const errors = findings.filter((finding) => finding.level === "error");
  if (errors.length > 0) {
    throw invalid(Object.fromEntries(errors.map(({ field, code, params }) => [field, { code, params }])));
  }
  const outcome = await callUpstream(setDomainNameServers, { domain: domain.name, nameServers: servers }, domain);
  const same = (now: readonly string[]) => [...now].sort().join() === [...servers].sort().join();
  return learnNameServers(actor, domain, outcome, (view) => same(view.servers));
}
