import "server-only";
import { getServers } from "node:dns";
import { AppError, conflict } from "@/lib/core/errors";
import { ipv4Scope, ipv6Scope, parseIpv4, parseIpv6 } from "@/lib/dns/ip";
import type { RecordType } from "@/lib/dns/record";
import { env } from "@/lib/env";
import { askNameServer, type ServerAddress } from "./ask-name-server";

export interface PresentNameServers {
  /** Their names, in lower case. */
  names: string[];
  /** Whom to ask. */
  addresses: ServerAddress[];
  /** Whether these are resolvers, whose TTLs are what is left of them. */
  recursive: boolean;
}

const TIMEOUT_MS = 3_000;
const MOST_SERVERS = 4;

/**
 * The name servers that the domain has in public DNS now, and their addresses. In the sandbox its resolvers are asked themselves, because
 * no question leaves the machine.
 * @throws AppError dns.live.unavailable (503) when no resolver answers, dns.live.no_servers (409)
 */
export async function presentNameServers(zone: string): Promise<PresentNameServers> {
  const resolvers = resolverAddresses();
  if (resolvers.length === 0) throw new AppError("dns.live.unavailable", 503);
  const names = (await resolve(resolvers, zone, "NS")).map((name) => name.toLowerCase().replace(/\.$/, ""));
  if (names.length === 0) throw conflict("dns.live.no_servers");
  if (env().sandbox) return { names, addresses: resolvers, recursive: true };
  const found = await Promise.all(
    names.slice(0, MOST_SERVERS).flatMap((name) => [resolve(resolvers, name, "A"), resolve(resolvers, name, "AAAA")]),
  );
  // Whoever owns the domain names its servers: none of them may be a machine in our own network.
  const addresses = found.flat().filter(isPublicAddress);
  const asked = addresses.slice(0, MOST_SERVERS).map((host) => ({ host, port: 53 }));
  return asked.length > 0
    ? { names, addresses: asked, recursive: false }
    : { names, addresses: resolvers, recursive: true };
}

function isPublicAddress(host: string): boolean {
  const v4 = parseIpv4(host);
  if (v4) return ipv4Scope(v4) === null;
  const v6 = parseIpv6(host);
  return v6 !== null && ipv6Scope(v6) === null;
}

/** Those of the environment; else the machine's, unless this is the sandbox. */
function resolverAddresses(): ServerAddress[] {
  const { DNS_RESOLVERS: named, sandbox } = env();
  const texts = named ? named.split(",") : sandbox ? [] : getServers();
  return texts.map((text) => {
    const [, v6, host, port] = /^\s*(?:\[([^\]]+)\]|([^\s:]+|[^\s]*:[^\s]*:[^\s]*))(?::(\d+))?\s*$/.exec(text) ?? [];
    return { host: v6 ?? host ?? text.trim(), port: Number(port ?? 53) };
  });
}

/** The values of one answer; empty when the name has none. @throws AppError dns.live.unavailable (503) */
async function resolve(resolvers: readonly ServerAddress[], name: string, type: RecordType): Promise<string[]> {
  for (const server of resolvers.slice(0, 3)) {
    const answer = await askNameServer(server, { name, type, recursive: true, timeoutMs: TIMEOUT_MS });
    if (!answer) continue;
    return answer.answers.flatMap((one) =>
      one.type === type && "data" in one && typeof one.data === "string" ? [one.data] : [],
    );
  }
  throw new AppError("dns.live.unavailable", 503);
}
