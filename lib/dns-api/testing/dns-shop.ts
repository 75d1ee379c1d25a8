import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { hashToken } from "@/lib/auth/authenticate";
import type { TokenGrant } from "@/lib/core/token-grant";
import { db } from "@/lib/db/client";
import { type OwnZone, startZoneWorld, type ZoneWorld } from "@/lib/zones/testing/zone-world";
import { updateAcmeDns } from "../acme-dns";
import { updateDynamic } from "../dyndns2";
import { cleanUpChallenge, presentChallenge } from "../httpreq";
import { pdnsDelete, pdnsGet, pdnsPatch, pdnsPost, pdnsPut, pdnsVersions } from "../pdns/pdns";

type Handler = (request: Request, context: { params: Promise<{ path?: string[] } | undefined> }) => Promise<Response>;

/** The DNS interfaces over HTTP, at the addresses that next.config.js gives them; e2e/zones/programs.spec.ts asks the real ones. */
const HANDLERS: Record<string, Handler> = {
  "POST /dns/httpreq/present": presentChallenge,
  "POST /dns/httpreq/cleanup": cleanUpChallenge,
  "GET /nic/update": updateDynamic,
  "POST /update": updateAcmeDns,
  "GET /api": pdnsVersions,
};
const PDNS = "/api/v1/servers";
const PDNS_HANDLERS: Record<string, Handler> = {
  ...{ GET: pdnsGet, POST: pdnsPost, PUT: pdnsPut, PATCH: pdnsPatch, DELETE: pdnsDelete },
};

export interface DnsShop extends ZoneWorld {
  url: string;
  port: number;
  /** A customer's domain, and a token for it. */
  own(grant?: Partial<TokenGrant>): Promise<OwnZone & { domain: string; token: string; tokenId: string }>;
  token(customerId: string, grant?: Partial<TokenGrant>): Promise<{ token: string; tokenId: string }>;
}

export async function startDnsShop(): Promise<DnsShop> {
  const world = await startZoneWorld();
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://localhost");
    const handler = url.pathname.startsWith(PDNS)
      ? PDNS_HANDLERS[incoming.method ?? ""]
      : HANDLERS[`${incoming.method} ${url.pathname}`];
    const path = url.pathname.slice(PDNS.length).split("/").filter(Boolean).map(decodeURIComponent);
    const answer = handler
      ? await handler(await requestOf(incoming, url), {
          params: Promise.resolve(url.pathname.startsWith(PDNS) ? { path } : undefined),
        })
      : new Response("no such address", { status: 404 });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  const { port } = server.address() as AddressInfo;
  return {
    ...world,
    url: `http://127.0.0.1:${port}`,
    port,
    token: makeToken,
    async own(grant) {
      const zone = await world.zone();
      const { name: domain } = await db.service.findUniqueOrThrow({ where: { id: zone.id } });
      return { ...zone, domain, ...(await makeToken(zone.owner.userId, grant)) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await world.close();
    },
  };
}

async function requestOf(incoming: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers({ "x-kumquat-ip": incoming.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "" });
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
  return new Request(url, { method: incoming.method ?? "GET", headers, ...body });
}

let made = 0;

async function makeToken(customerId: string, grant: Partial<TokenGrant> = {}) {
  const token = `kq_${String(++made).padStart(43, "t")}`;
  const whole = { areas: { dns: "write" }, zones: null, types: null, names: null, addresses: null, ...grant };
  const { id: tokenId } = await db.apiToken.create({
    data: { customerId, name: `token ${made}`, tokenHash: hashToken(token), ending: token.slice(-4), grant: whole },
  });
  return { token, tokenId };
}

export const basicOf = (token: string, user = "any") => ({
  authorization: `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}`,
});
