import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { AppError } from "@/lib/core/errors";
import { canonicalRecord } from "@/lib/dns/compose";
import { changeRecords, txtRecord } from "./change-records";
import { findZoneOf, type ReachedZone } from "./own-zone";
import { basicPassword, type DnsRequest, type DnsRoute, readObject, serveDns } from "./serve-dns";

/**
 * httpreq, the interface of lego's provider of that name and of acme.sh's dns_acmeproxy: a text is presented for a certificate's
 * challenge, and cleaned up afterwards. Two texts may be there at once (a domain and its wildcard). The answer repeats the request,
 * because acme.sh looks for its text in it, with status 200, because others refuse 204.
 */
const plain = z.object({ fqdn: z.string().min(1).max(300), value: z.string().min(1).max(255) });
/** lego with HTTPREQ_MODE=RAW sends what the challenge's text is made of. */
const raw = z.object({
  domain: z.string().min(1).max(300),
  token: z.string().max(1000),
  keyAuth: z.string().min(1).max(2000),
});

/** RFC 8555 8.4. */
export function challengeOf({ domain, keyAuth }: { domain: string; keyAuth: string }): z.output<typeof plain> {
  const value = createHash("sha256").update(keyAuth).digest("base64url");
  return { fqdn: `_acme-challenge.${domain.replace(/^\*\./, "")}`, value };
}

async function readChallenge(request: Request) {
  const body = await readObject(request, 16 * 1024);
  const asked = plain.safeParse(body);
  if (asked.success) return { body: asked.data, challenge: asked.data };
  const made = raw.safeParse(body);
  if (made.success) return { body: made.data, challenge: challengeOf(made.data) };
  throw new AppError("dns_api.httpreq", 422);
}

async function present(actor: TokenActor, { request }: DnsRequest): Promise<Response> {
  const { body, challenge } = await readChallenge(request);
  const zone = await findZoneOf(actor, challenge.fqdn);
  const record = challengeRecord(zone, challenge.value);
  await changeRecords(actor, zone, (current) =>
    current.some((one) => isSame(one, record)) ? [] : [{ op: "add", record }],
  );
  return Response.json(body);
}

/** What is not there any more counts as cleaned up. */
async function cleanUp(actor: TokenActor, { request }: DnsRequest): Promise<Response> {
  const { body, challenge } = await readChallenge(request);
  const zone = await findZoneOf(actor, challenge.fqdn);
  const record = challengeRecord(zone, challenge.value);
  await changeRecords(actor, zone, (current) =>
    current.filter((one) => isSame(one, record)).map(({ id }) => ({ op: "delete", id })),
  );
  return Response.json(body);
}

/** As the zone keeps it, without outer spaces or quotes: otherwise what is there already would not be found again. */
const challengeRecord = ({ name, host }: ReachedZone & { host: string }, value: string) =>
  canonicalRecord(txtRecord(host, value), name);

const isSame = (a: { host: string; type: string; value: string }, b: typeof a) =>
  a.host === b.host && a.type === b.type && a.value === b.value;

const route = { method: "POST", scope: "dns:write", token: basicPassword } as const satisfies Partial<DnsRoute>;

export const presentChallenge = serveDns({ ...route, path: "/dns/httpreq/present", answer: present });
export const cleanUpChallenge = serveDns({ ...route, path: "/dns/httpreq/cleanup", answer: cleanUp });
