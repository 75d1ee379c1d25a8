import "server-only";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { AppError } from "@/lib/core/errors";
import { MAX_NAME } from "@/lib/dns/name";
import type { Problem } from "@/lib/http/problem";
import { refreshZone } from "@/lib/zones/refresh-zone";
import { changeRecords } from "../change-records";
import { findZone, listZones, type ReachedZone } from "../own-zone";
import { type DnsRequest, type DnsRoute, readObject, serveDns } from "../serve-dns";
import { editsOf, patchBody, type RRset, toRRsets } from "./rrsets";

/**
 * The PowerDNS Authoritative Server's API, as far as programs need it that manage records: lego, acme.sh, octoDNS, external-dns,
 * DNSControl, Terraform. There is one server, "localhost"; its zones are the customer's domains, which are bought and ended in the shop, so
 * that zones can't be made or deleted here. Keys of JSON are in PowerDNS's (alphabetical) order.
 */
const SERVER = {
  config_url: "/api/v1/servers/localhost/config{/config_setting}",
  daemon_type: "authoritative",
  id: "localhost",
  type: "Server",
  url: "/api/v1/servers/localhost",
  version: "4.9.0",
  zones_url: "/api/v1/servers/localhost/zones{/zone}",
};

const VERSIONS = [{ url: "/api/v1", version: 1 }];

type Answer = (actor: TokenActor, asked: DnsRequest) => Promise<Response>;

const notThere = () => new AppError("not_found", 404, { params: { what: "zone" } });
const notHere = (code: string) => () => Promise.reject(new AppError(code, 403));

/** What is answered, by method and by the address below /api/v1/servers; {} stands for a zone. */
const ANSWERS: Record<string, Answer> = {
  "GET ": async () => Response.json([SERVER]),
  "GET localhost": async () => Response.json(SERVER),
  "GET localhost/config": async () => Response.json([]),
  "GET localhost/statistics": async () => Response.json([]),
  "GET localhost/tsigkeys": async () => Response.json([]),
  "GET localhost/autoprimaries": async () => Response.json([]),
  "PUT localhost/cache/flush": flushed,
  "GET localhost/zones": listed,
  "POST localhost/zones": notHere("dns_api.no_new_zones"),
  "GET localhost/zones/{}": shown,
  "PATCH localhost/zones/{}": patched,
  "PUT localhost/zones/{}": configured,
  "DELETE localhost/zones/{}": notHere("dns_api.no_deletion"),
  "PUT localhost/zones/{}/notify": ofZone(() => ({ result: "Notification queued" })),
  "PUT localhost/zones/{}/rectify": ofZone(() => ({ result: "Rectified" })),
  "GET localhost/zones/{}/export": exported,
  "GET localhost/zones/{}/metadata": ofZone(() => [{ kind: "SOA-EDIT-API", metadata: ["DEFAULT"], type: "Metadata" }]),
  "POST localhost/zones/{}/metadata": notHere("dns_api.zone_settings"),
  "GET localhost/zones/{}/metadata/{}": ofZone((kind) => ({ kind, metadata: [], type: "Metadata" })),
  "PUT localhost/zones/{}/metadata/{}": notHere("dns_api.zone_settings"),
  "DELETE localhost/zones/{}/metadata/{}": notHere("dns_api.zone_settings"),
  "GET localhost/zones/{}/cryptokeys": ofZone(() => []),
  "POST localhost/zones/{}/cryptokeys": notHere("dns_api.zone_settings"),
};

async function answer(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  // A zone and a kind of metadata are the only parts that are not the same for everybody.
  const below = asked.path
    .map((part, at) => ((at === 2 && asked.path[1] === "zones") || at === 4 ? "{}" : part))
    .join("/");
  const found = ANSWERS[`${asked.request.method} ${below}`];
  if (!found) {
    const methods = Object.keys(ANSWERS).flatMap((one) => (one.endsWith(` ${below}`) ? one.split(" ", 1) : []));
    if (methods.length === 0) throw notThere();
    const params = { method: asked.request.method, allow: methods.sort().join(", ") };
    throw new AppError("dns_api.method", 405, { params });
  }
  return found(actor, asked);
}

/** A zone's id is its name; characters that an address can't have are written as "=2E". */
function zoneOf(actor: TokenActor, { path }: DnsRequest): Promise<ReachedZone> {
  const name = (path[2] ?? "").replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  if (name.includes("..")) throw refuse("dns_api.name", { name: name.slice(0, MAX_NAME) });
  return findZone(actor, name);
}

const refuse = (code: string, params: Record<string, string | number>) => new AppError(code, 422, { params });

/** A name in a query, in lower case. @throws AppError dns_api.not_canonical (422): it does not end in a dot; dns_api.name (422). */
function canonicalName(text: string): string {
  if (!text.endsWith(".")) throw refuse("dns_api.not_canonical", { name: text.slice(0, MAX_NAME) });
  if (text.includes("..")) throw refuse("dns_api.name", { name: text.slice(0, MAX_NAME) });
  return text.toLowerCase();
}

async function listed(actor: TokenActor, { request }: DnsRequest): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("zone");
  const only = asked ? canonicalName(asked) : null;
  const zones = await listZones(actor);
  return Response.json(
    zones.filter(({ name }) => only === null || `${name}.` === only).map((zone) => zoneJson(zone, 0)),
  );
}

/** Programs write back what they read: it must be the zone as it is now. */
async function setsNow(actor: TokenActor, zone: ReachedZone): Promise<{ sets: RRset[]; readAt: Date }> {
  const { records, locked, readAt } = await refreshZone(actor, { id: zone.id });
  return { sets: toRRsets([...records, ...locked.filter(({ route }) => route === null)], zone.name), readAt };
}

async function shown(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const query = new URL(asked.request.url).searchParams;
  const rrsets = query.get("rrsets") ?? "true";
  if (rrsets !== "true" && rrsets !== "false") throw refuse("dns_api.rrsets", { text: rrsets.slice(0, 20) });
  const zone = await zoneOf(actor, asked);
  const { sets, readAt } = await setsNow(actor, zone);
  const name = query.get("rrset_name")?.toLowerCase().replace(/\.?$/, ".");
  // As in PowerDNS a type chooses among the sets of one name.
  const type = name === undefined ? undefined : query.get("rrset_type")?.toUpperCase();
  const chosen = sets.filter(
    (set) => (name === undefined || set.name === name) && (type === undefined || set.type === type),
  );
  const serial = Math.floor(readAt.getTime() / 1000);
  return Response.json(zoneJson(zone, serial, rrsets === "false" ? undefined : chosen));
}

/** The zone as lines of a zone file. */
async function exported(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const { sets } = await setsNow(actor, await zoneOf(actor, asked));
  const lines = sets.flatMap(({ name, ttl, type, records }) =>
    records.map(({ content }) => `${[name, ttl, "IN", type, content].join("\t")}\n`),
  );
  const text = lines.join("");
  if (asked.request.headers.get("accept")?.includes("json")) return Response.json({ zone: text });
  return new Response(text, { headers: { "content-type": "text/plain; charset=us-ascii" } });
}

/**
 * Settings of a zone are the shop's. A program that sends those that are there already (Terraform sends all of them) changes nothing.
 * @throws AppError dns_api.zone_settings (403).
 */
async function configured(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const there: Record<string, unknown> = zoneJson(await zoneOf(actor, asked), 0);
  const wanted = await readObject(asked.request);
  const same = (key: string) => JSON.stringify(wanted[key]) === JSON.stringify(there[key]);
  if (wanted.rrsets !== undefined || SETTINGS.some((key) => wanted[key] !== undefined && !same(key)))
    throw new AppError("dns_api.zone_settings", 403);
  return new Response(null, { status: 204 });
}

/** What PowerDNS lets a program change of a zone; what else is sent it leaves alone. */
const SETTINGS = [
  ...["account", "api_rectify", "catalog", "dnssec", "kind", "masters", "master_tsig_key_ids"],
  ...["nsec3narrow", "nsec3param", "slave_tsig_key_ids", "soa_edit", "soa_edit_api"],
];

/** There is nothing that would have to be flushed. */
async function flushed(_: TokenActor, { request }: DnsRequest): Promise<Response> {
  canonicalName(new URL(request.url).searchParams.get("domain") ?? "");
  return Response.json({ count: 0, result: "Flushed cache." });
}

async function patched(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const zone = await zoneOf(actor, asked);
  const parsed = patchBody.safeParse(await readObject(asked.request));
  if (!parsed.success)
    throw new AppError("dns_api.patch", 422, { params: { at: String(parsed.error.issues[0]?.path.join(".")) } });
  await changeRecords(actor, zone, (current, { locked }) => editsOf(parsed.data.rrsets, current, locked, zone.name));
  return new Response(null, { status: 204 });
}

/** What is the same for every zone, once it is known that the token reaches this one. @param body gets the last part of the address */
function ofZone(body: (last: string) => object): Answer {
  return async (actor, asked) => {
    await zoneOf(actor, asked);
    return Response.json(body(asked.path.at(-1) ?? ""));
  };
}

function zoneJson({ name }: ReachedZone, serial: number, rrsets?: readonly RRset[]) {
  const id = `${name}.`;
  return {
    account: "",
    api_rectify: false,
    catalog: "",
    dnssec: false,
    edited_serial: serial,
    id,
    kind: "Native",
    last_check: 0,
    master_tsig_key_ids: [],
    masters: [],
    name: id,
    notified_serial: 0,
    nsec3narrow: false,
    nsec3param: "",
    ...(rrsets ? { rrsets } : {}),
    serial,
    slave_tsig_key_ids: [],
    soa_edit: "",
    soa_edit_api: "DEFAULT",
    url: `/api/v1/servers/localhost/zones/${id}`,
  };
}

/** PowerDNS says what is wrong in one sentence; 409 it knows for zones that exist alone, so a refused change is 422. */
function fail({ status, detail, params }: Problem): Response {
  const { seconds, allow } = params ?? {};
  return Response.json(
    { error: detail },
    {
      status: status === 409 ? 422 : status,
      headers: {
        ...(seconds === undefined ? {} : { "retry-after": String(seconds) }),
        ...(status === 405 && allow !== undefined ? { allow: String(allow) } : {}),
      },
    },
  );
}

const route = {
  token: (headers: Headers) => headers.get("x-api-key") ?? undefined,
  fail,
} satisfies Partial<DnsRoute>;

const below = (method: DnsRoute["method"]) =>
  serveDns({
    ...route,
    ...{ method, path: "/api/v1/servers", scope: method === "GET" ? "dns:read" : "dns:write", answer },
    ...(method === "GET" ? { limit: { points: 240, seconds: 60 } } : {}),
  });

export const pdnsVersions = serveDns({
  ...route,
  ...{ method: "GET", path: "/api", scope: "dns:read", answer: async () => Response.json(VERSIONS) },
});
export const [pdnsGet, pdnsPost, pdnsPut, pdnsPatch, pdnsDelete] = [
  below("GET"),
  below("POST"),
  below("PUT"),
  below("PATCH"),
  below("DELETE"),
];
