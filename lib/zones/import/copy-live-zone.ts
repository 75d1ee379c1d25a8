import "server-only";
import { randomBytes } from "node:crypto";
import type { Answer } from "dns-packet";
import pLimit from "p-limit";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { fullName } from "@/lib/dns/host";
import { isRecordType, type RecordType } from "@/lib/dns/record";
import { checkRows } from "@/lib/dns/zone-file/check-rows";
import { type RawRow, shownText } from "@/lib/dns/zone-file/import-row";
import { askServer, type ServerAnswer } from "../checks/ask-server";
import { findDomain } from "../find-domain";
import type { copyLiveZoneContract } from "../import-contract";
import { type PresentNameServers, presentNameServers } from "./present-name-servers";
import { USUAL_NAMES, WILDCARD_TYPES } from "./usual-names";

/** How many names are asked for at once, of all servers together. */
const AT_ONCE = 12;
const TIMEOUT_MS = 1_500;
/** Names that have no answer by then have none. */
const DEADLINE_MS = 20_000;

/** A record as a name server has it. */
type Found = Pick<RawRow, "host" | "type" | "value" | "priority" | "ttlSeconds">;

interface NameRead {
  host: string;
  records: Found[];
  answered: boolean;
}

/**
 * Proposes the records that the domain's present name servers have under the usual names. Nothing is stored or changed. A name that
 * answers like one that does not exist has no record of its own: it is answered by "*".
 * @throws AppError not_found (404); zones.not_active (409); dns.live.unavailable (503); dns.live.no_servers (409)
 */
export async function copyLiveZone(
  actor: Actor,
  { id }: { id: string },
): Promise<z.output<(typeof copyLiveZoneContract)["output"]>> {
  const { name: zone } = await findDomain(actor, id);
  const servers = await presentNameServers(zone);
  const deadline = performance.now() + DEADLINE_MS;
  const limit = pLimit(AT_ONCE);
  const ask = (host: string, types: readonly RecordType[]) =>
    limit(() => readName(servers, { zone, host, types, deadline }));
  const nobody = `kq-${randomBytes(8).toString("hex")}`;
  const [random, ...named] = await Promise.all([
    ask(nobody, WILDCARD_TYPES),
    ...USUAL_NAMES.map(({ host, types }) => ask(host, types)),
  ]);
  const wildcard = random.records.map((record) => ({ ...record, host: "*" }));
  const own = named.flatMap(({ host, records }) => (host === "@" ? records : withoutWildcard(records, wildcard)));
  const rows = [...own, ...wildcard].map((found, index): RawRow => ({ ...found, ...rowOf(found, index) }));
  return {
    servers: servers.names,
    askedCount: USUAL_NAMES.length,
    unanswered: named.flatMap(({ host, answered }) => (answered ? [] : [fullName(host, zone)])),
    wildcard: wildcard.length > 0,
    ...checkRows({ rows, skipped: [] }, zone),
  };
}

function rowOf({ host, type, value, priority }: Found, index: number): Pick<RawRow, "row" | "text" | "notes"> {
  const words = [host, type, ...(priority === null ? [] : [priority]), value];
  return { row: index + 1, text: shownText(words.join(" ")), notes: [] };
}

/** What a name has of its own: the sets of records that are not the wildcard's. */
function withoutWildcard(records: readonly Found[], wildcard: readonly Found[]): Found[] {
  const setOf = (all: readonly Found[], type: string) =>
    all
      .filter((record) => record.type === type)
      .map(({ value, priority }) => `${priority} ${value}`)
      .sort()
      .join("\n");
  return records.filter(({ type }) => setOf(records, type) !== setOf(wildcard, type));
}

interface Asked {
  zone: string;
  host: string;
  types: readonly RecordType[];
  deadline: number;
}

async function readName(servers: PresentNameServers, { zone, host, types, deadline }: Asked): Promise<NameRead> {
  const name = fullName(host, zone);
  const found = new Map<string, Found>();
  let answered = true;
  for (const type of types) {
    const answer = await askAny(servers, name, type, deadline);
    if (!answer) {
      answered = false;
      break;
    }
    for (const record of answer.answers.flatMap((one) => foundOf(one, { name, host, type }))) {
      found.set(`${record.type} ${record.value}`, record);
    }
    if (answer.rcode === "NXDOMAIN") break;
  }
  return { host, records: [...found.values()], answered };
}

/** One server after the other, from another one each time, so that a dead one does not hold up every name. */
async function askAny(
  { addresses, recursive }: PresentNameServers,
  name: string,
  type: RecordType,
  deadline: number,
): Promise<Extract<ServerAnswer, { kind: "answer" }> | null> {
  const first = Math.floor(Math.random() * addresses.length);
  for (const at of [0, 1]) {
    const server = addresses[(first + at) % addresses.length];
    const left = deadline - performance.now();
    if (!server || left <= 0) return null;
    const options = { recurse: recursive, timeoutMs: Math.min(TIMEOUT_MS, left), tries: 1 };
    const answer = await askServer(server, { name, type }, options);
    if (answer.kind === "answer") return answer;
  }
  return null;
}

/** The record of an answer, if it is of the name that was asked for and of its type, or the CNAME that stands there. */
function foundOf(answer: Answer, { name, host, type }: { name: string; host: string; type: RecordType }): Found[] {
  if (answer.name.toLowerCase().replace(/\.$/, "") !== name) return [];
  if (!isRecordType(answer.type) || (answer.type !== type && answer.type !== "CNAME")) return [];
  const ttlSeconds = "ttl" in answer && typeof answer.ttl === "number" ? answer.ttl : null;
  const made = (value: string, priority: number | null = null): Found[] => [
    { host, type: answer.type, value, priority, ttlSeconds },
  ];
  const dotted = (target: string) => `${target.replace(/\.$/, "")}.`;
  switch (answer.type) {
    case "CNAME":
    case "NS":
      return made(dotted(answer.data));
    case "MX":
      return made(dotted(answer.data.exchange), answer.data.preference ?? 0);
    case "TXT":
      return made(
        [answer.data]
          .flat()
          .map((part) => part.toString("latin1"))
          .join(""),
      );
    case "SRV": {
      const { priority = 0, weight = 0, port, target } = answer.data;
      return made(`${priority} ${weight} ${port} ${dotted(target)}`);
    }
    case "CAA": {
      const { flags, issuerCritical, tag, value } = answer.data;
      return made(`${flags ?? (issuerCritical ? 128 : 0)} ${tag} "${value}"`);
    }
    case "A":
    case "AAAA":
      return made(answer.data);
    default:
      return [];
  }
}
