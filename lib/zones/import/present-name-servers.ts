import "server-only";
import { AppError, conflict } from "@/lib/core/errors";
import { isPublicAddress } from "@/lib/core/public-lookup";
import type { RecordType } from "@/lib/dns/record";
import { env } from "@/lib/env";
import { askServer, type ServerAddress } from "../checks/ask-server";
import { liveResolvers } from "../checks/live-resolvers";

export interface PresentNameServers {
  /** Their names, in lower case. */
  names: string[];
  /** Whom to ask. */
  addresses: ServerAddress[];
  /** Whether these are resolvers, whose TTLs are what is left of them. */
  recursive: boolean;
}

const MOST_SERVERS = 4;

/**
 * The name servers that the domain has in public DNS now, and their addresses. In the sandbox its resolvers are asked themselves, because
 * no question leaves the machine.
 * @throws AppError dns.live.unavailable (503) when no resolver answers, dns.live.no_servers (409)
 */
export async function presentNameServers(zone: string): Promise<PresentNameServers> {
  const resolvers = await liveResolvers();
  if (resolvers.length === 0) throw new AppError("dns.live.unavailable", 503);
  const names = (await resolve(resolvers, zone, "NS")).map((name) => name.toLowerCase().replace(/\.$/, ""));
  if (names.length === 0) throw conflict("dns.live.no_servers");
  if (env().sandbox) return { names, addresses: resolvers, recursive: true };
  const found = await Promise.all(
    names.slice(0, MOST_SERVERS).flatMap((name) => [resolve(resolvers, name, "A"), resolve(resolvers, name, "AAAA")]),
  );
  // Whoever owns the domain names its servers: none of them may be a machine in our own network.
  const addresses = found.flat().filter(isPublicAddress);
  const asked = addresses.slice(0, MOST_SERVERS).map((ip) => ({ ip, port: 53 }));
  return asked.length > 0
    ? { names, addresses: asked, recursive: false }
    : { names, addresses: resolvers, recursive: true };
}

/** The values of one answer; empty when the name has none. @throws AppError dns.live.unavailable (503) */
async function resolve(resolvers: readonly ServerAddress[], name: string, type: RecordType): Promise<string[]> {
  for (const server of resolvers.slice(0, 3)) {
    const answer = await askServer(server, { name, type }, { recurse: true });
    if (answer.kind !== "answer") continue;
    return answer.records.flatMap((one) => (one.type === type && typeof one.data === "string" ? [one.data] : []));
  }
  throw new AppError("dns.live.unavailable", 503);
}
