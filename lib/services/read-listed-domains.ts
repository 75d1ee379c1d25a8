import "server-only";
import { listDomains } from "@/lib/cndns/endpoints/domains";
import { log } from "@/lib/core/log";
import { toAsciiName } from "@/lib/dns/idn";
import { upstream } from "@/lib/upstream/client";

export interface ListedDomain {
  /** In ASCII. */
  name: string;
  registeredAt: Date | null;
  expiresAt: Date | null;
}

/**
 * All domains of the agent account. The endpoint is in no manual: when it doesn't answer, `domains` is null, and domains are read by name.
 * @returns `reached`: whether the upstream answered anything at all.
 */
export async function readListedDomains(): Promise<{ domains: ListedDomain[] | null; reached: boolean }> {
  const outcome = await upstream().call(listDomains, { kind: "english" });
  if (outcome.kind !== "ok") {
    log.info({ outcome: outcome.kind }, "the upstream does not list its domains");
    return { domains: null, reached: outcome.kind !== "unreached" };
  }
  const domains = outcome.value.map(({ domain, registeredAt, expiresAt }) => ({
    name: (toAsciiName(domain.toLowerCase()) ?? domain).toLowerCase(),
    registeredAt: registeredAt ?? null,
    expiresAt: expiresAt ?? null,
  }));
  return { domains, reached: true };
}
