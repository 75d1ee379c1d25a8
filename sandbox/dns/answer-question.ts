import type { Answer } from "dns-packet";
import type { World } from "../world/world";
import {
  isKnownServer,
  type NamedRecord,
  recordAnswer,
  type ServedZone,
  serverAnswers,
  startOfAuthority,
  zoneOf,
} from "./zones";

export const RCODE = { ok: 0, formErr: 1, servFail: 2, nxDomain: 3, notImp: 4, refused: 5 } as const;

export interface DnsAnswer {
  rcode: number;
  /** False for a delegation, and for the name servers of a domain that is served elsewhere. */
  authoritative: boolean;
  answers: Answer[];
  authorities: Answer[];
}

const LONGEST_CHASE = 8;
const REFUSED: DnsAnswer = { rcode: RCODE.refused, authoritative: false, answers: [], authorities: [] };

/**
 * What the sandbox's zones answer to a question, as the authority of each zone would (RFC 1034 4.3.2, wildcards RFC 4592); a CNAME is
 * followed through all zones that are served here. Names outside are refused. Owners in the answer are written as they were asked, so
 * that a resolver which mixes upper and lower case recognises its question.
 * @param serverIp the address of the name servers themselves
 */
export function answerQuestion(world: World, question: { name: string; type: string }, serverIp: string): DnsAnswer {
  const answers: Answer[] = [];
  let asked = question.name;
  for (let step = 0; step <= LONGEST_CHASE; step++) {
    const name = asked.toLowerCase().replace(/\.$/, "");
    const zone = zoneOf(world, name);
    if (!zone) {
      if (answers.length > 0) return { rcode: RCODE.ok, authoritative: true, answers, authorities: [] };
      return isKnownServer(world, name) ? serverAddress(asked, question.type, serverIp) : REFUSED;
    }
    const found = answerFrom(zone, { name, asked, type: question.type }, world.now());
    if (found.next === undefined) return { ...found, answers: [...answers, ...found.answers] };
    answers.push(...found.answers);
    asked = found.next;
  }
  return { rcode: RCODE.servFail, authoritative: true, answers, authorities: [] };
}

/** The upstream's name servers all are this one. */
function serverAddress(name: string, type: string, ip: string): DnsAnswer {
  const family = ip.includes(":") ? "AAAA" : "A";
  const answers: Answer[] = type === family || type === "ANY" ? [{ name, type: family, ttl: 3_600, data: ip }] : [];
  return { rcode: RCODE.ok, authoritative: true, answers, authorities: [] };
}

interface Asked {
  /** Lower case. */
  name: string;
  /** As it was asked. */
  asked: string;
  type: string;
}

/** @returns `next`: the name that a CNAME leads to. */
function answerFrom(zone: ServedZone, { name, asked, type }: Asked, nowMs: number): DnsAnswer & { next?: string } {
  const apex = name === zone.name;
  if (!zone.served) {
    // The registry knows who serves the domain; nothing else is known here.
    const asksServers = apex && type === "NS";
    return asksServers ? { ...REFUSED, rcode: RCODE.ok, answers: serverAnswers(zone, asked) } : REFUSED;
  }
  const soa = startOfAuthority(zone, nowMs);
  const delegated = delegation(zone, name);
  if (delegated) {
    const servers = delegated.records.flatMap((record) => recordAnswer(record, delegated.name) ?? []);
    return { rcode: RCODE.ok, authoritative: false, answers: [], authorities: servers };
  }
  const records = recordsAt(zone, name);
  if (!records) return { rcode: RCODE.nxDomain, authoritative: true, answers: [], authorities: [soa] };
  const alias = type === "CNAME" || type === "ANY" ? undefined : records.find((record) => record.type === "CNAME");
  const wanted = alias ? [alias] : records.filter((record) => type === "ANY" || record.type === type);
  const answers = wanted.flatMap((record) => recordAnswer(record, asked) ?? []);
  if (apex && (type === "NS" || type === "ANY")) answers.push(...serverAnswers(zone, asked));
  if (apex && (type === "SOA" || type === "ANY")) answers.push({ ...soa, name: asked });
  const [first] = answers;
  const next = alias && first?.type === "CNAME" ? first.data : undefined;
  const authorities = answers.length === 0 ? [soa] : [];
  return { rcode: RCODE.ok, authoritative: true, answers, authorities, ...(next === undefined ? {} : { next }) };
}

/** The part of the zone that the name is in and that NS records give to other name servers. */
function delegation(zone: ServedZone, name: string): { name: string; records: NamedRecord[] } | null {
  const labels = name.slice(0, -zone.name.length - 1).split(".");
  if (name === zone.name) return null;
  for (let at = labels.length - 1; at >= 0; at--) {
    const cut = `${labels.slice(at).join(".")}.${zone.name}`;
    const records = zone.records.filter((record) => record.name === cut && record.type === "NS");
    if (records.length > 0) return { name: cut, records };
  }
  return null;
}

/** The records of a name, by a wildcard where it does not exist itself; null: there is no such name. */
function recordsAt(zone: ServedZone, name: string): NamedRecord[] | null {
  const own = zone.records.filter((record) => record.name === name);
  if (own.length > 0 || exists(zone, name)) return own;
  let encloser = name;
  do encloser = encloser.slice(encloser.indexOf(".") + 1);
  while (!exists(zone, encloser));
  const wild = zone.records.filter((record) => record.name === `*.${encloser}`);
  return wild.length > 0 ? wild : null;
}

/** Also true of a name that only has names below it. */
const exists = (zone: ServedZone, name: string) =>
  name === zone.name || zone.records.some((record) => record.name === name || record.name.endsWith(`.${name}`));
