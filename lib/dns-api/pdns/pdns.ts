import "server-only";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { AppError } from "@/lib/core/errors";
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
  "GET localhost/zones": listed,
  "POST localhost/zones": notHere("dns_api.no_new_zones"),
  "GET localhost/zones/{}": shown,
  "PATCH localhost/zones/{}": patched,
  "PUT localhost/zones/{}": notHere("dns_api.zone_settings"),
  "DELETE localhost/zones/{}": notHere("dns_api.no_deletion"),
  "PUT localhost/zones/{}/notify": nothingToDo("Notification queued"),
  "PUT localhost/zones/{}/rectify": nothingToDo("Rectified"),
  "GET localhost/zones/{}/metadata": async (actor, asked) => {
    await zoneOf(actor, asked);
    return Response.json([]);
  },
  "GET localhost/zones/{}/cryptokeys": async (actor, asked) => {
    await zoneOf(actor, asked);
    return Response.json([]);
  },
};

async function answer(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const [server, list, zone, ...rest] = asked.path;
  const below = [server, list, ...(zone === undefined ? [] : ["{}"]), ...rest].filter((part) => part !== undefined);
  const found = ANSWERS[`${asked.request.method} ${below.join("/")}`];
  if (!found) throw notThere();
  return found(actor, asked);
}

/** A zone's id is its name; characters that an address can't have are written as "=2E". */
const zoneOf = (actor: TokenActor, { path }: DnsRequest): Promise<ReachedZone> =>
  findZone(
    actor,
    (path[2] ?? "").replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );

async function listed(actor: TokenActor, { request }: DnsRequest): Promise<Response> {
  const only = new URL(request.url).searchParams.get("zone")?.toLowerCase().replace(/\.$/, "");
  const zones = await listZones(actor);
  return Response.json(
    zones.filter(({ name }) => only === undefined || name === only).map((zone) => zoneJson(zone, 0)),
  );
}

async function shown(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const query = new URL(asked.request.url).searchParams;
  const zone = await zoneOf(actor, asked);
  // Programs write back what they read: it must be the zone as it is now.
  const { records, locked, readAt } = await refreshZone(actor, { id: zone.id });
  const [name, type] = [query.get("rrset_name")?.toLowerCase(), query.get("rrset_type")?.toUpperCase()];
  const sets = toRRsets([...records, ...locked.filter(({ route }) => route === null)], zone.name).filter(
    (set) => (name === undefined || set.name === name) && (type === undefined || set.type === type),
  );
  const serial = Math.floor(readAt.getTime() / 1000);
  return Response.json(zoneJson(zone, serial, query.get("rrsets") === "false" ? undefined : sets));
}

async function patched(actor: TokenActor, asked: DnsRequest): Promise<Response> {
  const zone = await zoneOf(actor, asked);
  const parsed = patchBody.safeParse(await readObject(asked.request));
  if (!parsed.success)
    throw new AppError("dns_api.patch", 422, { params: { at: String(parsed.error.issues[0]?.path.join(".")) } });
  await changeRecords(actor, zone, (current, { locked }) => editsOf(parsed.data.rrsets, current, locked, zone.name));
  return new Response(null, { status: 204 });
}

/** What the upstream does by itself. */
function nothingToDo(result: string): Answer {
  return async (actor, asked) => {
    await zoneOf(actor, asked);
    return Response.json({ result });
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
  const seconds = params?.seconds;
  return Response.json(
    { error: detail },
    {
      status: status === 409 ? 422 : status,
      headers: seconds === undefined ? {} : { "retry-after": String(seconds) },
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
