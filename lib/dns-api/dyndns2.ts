import "server-only";
import { clientIp } from "@/lib/auth/authenticate";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { auditRefusedToken } from "@/lib/auth/refused-token";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { tokenMayChange } from "@/lib/core/token-grant";
import type { Edit } from "@/lib/dns/diff";
import { fullName } from "@/lib/dns/host";
import type { ExistingRecord } from "@/lib/dns/record";
import type { Problem } from "@/lib/http/problem";
import { changeRecords } from "./change-records";
import { readFullName, SHORT_TTL } from "./names";
import { findZoneOf, type ReachedZone } from "./own-zone";
import { type Addresses, readAddresses } from "./read-addresses";
import { basicPassword, type DnsRequest, serveDns } from "./serve-dns";

/** What the protocol allows in one request. */
const MOST_HOSTS = 20;

/** What changeZone answers of edits that the zone can't take together, before its first call. */
const PLAN_REFUSALS: ReadonlySet<string> = new Set(["input.invalid", "zones.too_many_records"]);

interface Target {
  name: string;
  zone: ReachedZone;
  host: string;
}

/**
 * dyndns2, which routers, ddclient and inadyn speak: a host gets the address that its network has now. Answers one line of text for each
 * host: "good" or "nochg" with the addresses, or why not. A host whose record doesn't exist yet gets one. A host that has several
 * records of a kind has one afterwards: the protocol knows no more.
 */
async function update(actor: TokenActor, { request, route }: DnsRequest): Promise<Response> {
  const query = new URL(request.url).searchParams;
  // Two spellings of a name are one host, and each has its line: programs read the lines by their place.
  const hosts = query
    .getAll("hostname")
    .flatMap((text) => text.split(","))
    .map((host) => host.trim())
    .filter(Boolean)
    .map((host) => readFullName(host) ?? host);
  if (hosts.length === 0) return answer(["notfqdn"]);
  if (hosts.length > MOST_HOSTS) return answer(["numhost"]);
  const addresses = readAddresses([...query.getAll("myip"), ...query.getAll("myipv6")], clientIp(request.headers));
  if (addresses === null) return answer(hosts.map(() => "dnserr"));
  const said = new Map<string, string>();
  const byZone = new Map<string, Target[]>();
  for (const name of new Set(hosts)) {
    const target = await findTarget(actor, name, addresses, route);
    if (typeof target === "string") said.set(name, target);
    else byZone.set(target.zone.id, [...(byZone.get(target.zone.id) ?? []), target]);
  }
  for (const targets of byZone.values()) {
    for (const [name, code] of await updateZone(actor, targets, addresses, route)) said.set(name, code);
  }
  return answer(hosts.map((host) => said.get(host) ?? "911"));
}

/** Where a host's records are, or the code that says why they can't be changed. */
async function findTarget(
  actor: TokenActor,
  name: string,
  addresses: Addresses,
  route: string,
): Promise<Target | string> {
  if (readFullName(name) === null) return "notfqdn";
  try {
    const { host, ...zone } = await findZoneOf(actor, name);
    for (const type of Object.keys(addresses)) {
      if (tokenMayChange(actor.token.grant, { host, type })) continue;
      throw new AppError("token.record", 403, { params: { name: fullName(host, zone.name), type } });
    }
    return { name, zone, host };
  } catch (error) {
    // A domain of somebody else's is as unknown as one that nobody has.
    if (!(error instanceof AppError)) throw error;
    await auditRefusedToken(actor, route, error);
    return error.status === 403 ? "!yours" : "nohost";
  }
}

/**
 * Makes one change of a zone's hosts, which its history shows as one save. Where a host can't have an address (it has a CNAME) the whole
 * change is refused before anything is sent; then each host is changed alone, so that one host doesn't keep the others at old addresses.
 */
async function updateZone(
  actor: TokenActor,
  targets: readonly Target[],
  addresses: Addresses,
  route: string,
): Promise<[name: string, code: string][]> {
  const [first] = targets;
  if (!first) return [];
  const changed = new Set<string>();
  const shown = Object.values(addresses).join(",");
  try {
    await changeRecords(actor, first.zone, (current) =>
      targets.flatMap(({ name, host }) => {
        const edits = editsFor(current, host, addresses);
        if (edits.length > 0) changed.add(name);
        return edits;
      }),
    );
    return targets.map(({ name }) => [name, `${changed.has(name) ? "good" : "nochg"} ${shown}`]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (targets.length > 1 && PLAN_REFUSALS.has(error.code)) {
      const codes: [name: string, code: string][] = [];
      for (const target of targets) codes.push(...(await updateZone(actor, [target], addresses, route)));
      return codes;
    }
    await auditRefusedToken(actor, route, error);
    log.info({ code: error.code, route }, "addresses could not be updated");
    const code = error.code === "zones.busy" || error.status >= 500 ? "911" : "dnserr";
    return targets.map(({ name }) => [name, code]);
  }
}

function editsFor(current: readonly ExistingRecord[], host: string, addresses: Addresses): Edit[] {
  return (Object.entries(addresses) as [keyof Addresses, string][]).flatMap(([type, value]): Edit[] => {
    const there = current.filter((record) => record.host === host && record.type === type);
    const kept = there.find((record) => record.value === value) ?? there[0];
    const rest = there.filter((record) => record !== kept).map(({ id }) => ({ op: "delete" as const, id }));
    if (!kept) return [{ op: "add", record: { host, type, value, ttlSeconds: SHORT_TTL, priority: null } }];
    if (kept.value === value) return rest;
    const { id, ...record } = kept;
    return [{ op: "change", id, record: { ...record, value } }, ...rest];
  });
}

function answer(lines: readonly string[], status = 200): Response {
  return new Response(`${lines.join("\n")}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** The protocol has no words for more; what happened is in the audit or the log. */
function fail({ status }: Problem): Response {
  if (status === 401) return answer(["badauth"], 401);
  if (status === 403) return answer(["!yours"]);
  return answer([status === 429 ? "abuse" : "911"]);
}

export const updateDynamic = serveDns({
  method: "GET",
  path: "/nic/update",
  scope: "dns:write",
  token: basicPassword,
  answer: update,
  fail,
  limit: { points: 60, seconds: 60 },
});
