import "server-only";
import { isPublicAddress } from "@/lib/core/public-lookup";
import { readResolvers } from "@/lib/core/read-resolvers";
import { env } from "@/lib/env";
import { readSetting } from "@/lib/settings/read-setting";
import type { ServerAddress } from "./ask-server";

/**
 * Whom the shop asks about live DNS: those of the setting, which must be public, else those of the environment, which may stand in the
 * operator's own network.
 */
export async function liveResolvers(): Promise<ServerAddress[]> {
  const { resolvers } = await readSetting("liveDns");
  const named = readResolvers(resolvers) ?? [];
  return named.length > 0 ? named.map(serverAddress).filter(mayBeAsked) : env().DNS_RESOLVERS.map(serverAddress);
}

function serverAddress(text: string): ServerAddress {
  const at = text.lastIndexOf(":");
  return { ip: text.slice(0, at).replace(/^\[|\]$/g, ""), port: Number(text.slice(at + 1)) };
}

/**
 * Whether the shop may send a question there. The name servers of a domain are named by its owner, or by whoever runs those names: an address
 * of this machine or of the network around it is never asked, but beside the sandbox, whose name server is one.
 */
export const mayBeAsked = ({ ip }: ServerAddress): boolean => env().sandbox || isPublicAddress(ip);
