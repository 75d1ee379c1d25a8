import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { fullName } from "@/lib/dns/host";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";
import type { RecordType } from "@/lib/dns/record";
import { type LiveCheck, MOST_LIVE_SETS } from "../checks-contract";
import { readZone } from "../read-zone";
import { askServer, type ServerAddress, type ServerAnswer } from "./ask-server";
import { compareAnswer, heldSets } from "./compare-answer";
import { findAuthorities } from "./find-authorities";
import { liveResolvers } from "./live-resolvers";

/** Questions to one server at a time. */
const AT_ONCE = 5;

interface AskedServer {
  kind: "authority" | "resolver";
  name: string;
  address: ServerAddress | null;
}

/**
 * Asks the name servers of a domain and the resolvers what they answer for records of its zone. Asks only the resolvers of the settings and
 * the domain's own servers, at public addresses.
 * @throws AppError zones.nothing_held (409) when the zone has no such record; zones.no_resolvers (409); those of readZone
 */
export async function checkLive(
  actor: Actor,
  input: { id: string; host?: string | undefined; type?: RecordType | undefined },
): Promise<LiveCheck> {
  const { domain, records, nameServers } = await readZone(actor, { id: input.id });
  const { host, type } = input;
  const sets = heldSets(records).filter(
    (set) => (host === undefined || set.host === host) && (type === undefined || set.type === type),
  );
  if (sets.length === 0) throw conflict("zones.nothing_held");
  const resolvers = await liveResolvers();
  if (resolvers.length === 0) throw conflict("zones.no_resolvers");
  const { servers: authorities, delegated } = await findAuthorities(domain, nameServers ?? [], resolvers);
  const servers: AskedServer[] = [
    ...authorities.map((server) => ({ ...server, kind: "authority" as const })),
    ...resolvers.map((address) => ({ kind: "resolver" as const, name: address.ip, address })),
  ];
  const asked = sets.slice(0, MOST_LIVE_SETS);
  const questions = asked.map((set) => ({ name: fullName(set.host, domain), type: set.type }));
  const answers = await Promise.all(servers.map((server) => askAll(server, questions)));
  return {
    checkedAt: new Date(),
    servers: servers.map(({ kind, name, address }) => ({ kind, name, reachable: address !== null })),
    sets: asked.map((set, at) => ({
      ...{ host: set.host, type: set.type, held: [...set.values], ttlSeconds: set.ttlSeconds },
      answers: servers.map(({ kind }, of) =>
        compareAnswer(set, fullName(set.host, domain), answers[of]?.[at] ?? { kind: "silent" }, kind),
      ),
    })),
    left: sets.length - asked.length,
    led: delegated ? usesUpstreamNameServers(authorities.map(({ name }) => name)) : null,
  };
}

/** A server that leaves the first questions unanswered is not asked the others: the customer waits. */
async function askAll(
  { address, kind }: AskedServer,
  questions: readonly { name: string; type: RecordType }[],
): Promise<ServerAnswer[]> {
  if (!address) return [];
  const answers: ServerAnswer[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    const batch = questions.slice(from, from + AT_ONCE);
    const got = await Promise.all(
      batch.map((question) => askServer(address, question, { recurse: kind === "resolver" })),
    );
    answers.push(...got);
    if (got.every((answer) => answer.kind === "silent")) break;
  }
  return answers;
}
