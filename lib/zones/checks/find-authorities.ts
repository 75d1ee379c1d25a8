import "server-only";
import { env } from "@/lib/env";
import { askServer, type ServerAddress } from "./ask-server";
import { mayBeAsked } from "./live-resolvers";

export interface Authority {
  /** Its name, lower case, without a dot at the end. */
  name: string;
  /** Null: its name leads to no address that may be asked. */
  address: ServerAddress | null;
}

/** No domain here has more. */
const MOST_AUTHORITIES = 6;

/**
 * The name servers that the world is led to for a domain, as the resolvers know them; where none of them answers, those that the zone was
 * read with. @returns `delegated`: false when the list is not the world's but the shop's own.
 */
export async function findAuthorities(
  domain: string,
  known: readonly string[],
  resolvers: readonly ServerAddress[],
): Promise<{ servers: Authority[]; delegated: boolean }> {
  const asked = await namesOf(domain, resolvers);
  const names = [...new Set((asked ?? known).map((name) => name.toLowerCase().replace(/\.$/, "")))].sort();
  const servers = await Promise.all(
    names
      .slice(0, MOST_AUTHORITIES)
      .map(async (name): Promise<Authority> => ({ name, address: await addressOf(name, resolvers) })),
  );
  return { servers, delegated: asked !== null };
}

/** Null: no resolver answered, or all say that there are none. */
async function namesOf(domain: string, resolvers: readonly ServerAddress[]): Promise<string[] | null> {
  for (const resolver of resolvers) {
    const answer = await askServer(resolver, { name: domain, type: "NS" }, { recurse: true });
    if (answer.kind !== "answer") continue;
    const names = answer.records.flatMap(({ name, type, data }) =>
      type === "NS" && name === domain && typeof data === "string" ? [data] : [],
    );
    if (names.length > 0) return names;
  }
  return null;
}

async function addressOf(name: string, resolvers: readonly ServerAddress[]): Promise<ServerAddress | null> {
  for (const resolver of resolvers) {
    const answer = await askServer(resolver, { name, type: "A" }, { recurse: true });
    if (answer.kind !== "answer") continue;
    // The sandbox's name servers are one that listens on a port of its own.
    const port = env().sandbox ? resolver.port : 53;
    for (const { type, data } of answer.records) {
      if (type !== "A" || typeof data !== "string") continue;
      const address = { ip: data, port };
      return mayBeAsked(address) ? address : null;
    }
  }
  return null;
}
