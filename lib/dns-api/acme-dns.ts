import "server-only";
import { z } from "zod";
import type { TokenActor } from "@/lib/auth/authenticate-token";
import { AppError } from "@/lib/core/errors";
import type { ExistingRecord } from "@/lib/dns/record";
import { changeRecords, txtRecord } from "./change-records";
import { findZoneOf } from "./own-zone";
import { type DnsRequest, readObject, serveDns } from "./serve-dns";

/** What acme-dns accepts: the text of a challenge, a SHA-256 in base64url. */
const body = z.object({ subdomain: z.string().min(1).max(300), txt: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** As many texts as acme-dns keeps at a name: a domain's and its wildcard's. There is no request that removes one. */
const KEPT = 2;

/**
 * acme-dns, which acme.sh's dns_acmedns and cert-manager speak. There the subdomain is a random name on a server of its own; here it is
 * the customer's own domain, or any name in it, and the text stands at `_acme-challenge` there: no CNAME is needed.
 */
async function update(actor: TokenActor, { request }: DnsRequest): Promise<Response> {
  const parsed = body.safeParse(await readObject(request, 16 * 1024));
  if (!parsed.success) throw new AppError("dns_api.acme_dns", 422);
  const { subdomain, txt } = parsed.data;
  const name = subdomain.replace(/^\*\./, "");
  const zone = await findZoneOf(actor, /^_acme-challenge\./i.test(name) ? name : `_acme-challenge.${name}`);
  const record = txtRecord(zone.host, txt);
  await changeRecords(actor, zone, (current) => {
    const there = current.filter((one) => one.host === record.host && one.type === "TXT").sort(byAge);
    if (there.some(({ value }) => value === txt)) return [];
    const tooOld = there.slice(0, Math.max(0, there.length - KEPT + 1));
    return [...tooOld.map(({ id }) => ({ op: "delete" as const, id })), { op: "add" as const, record }];
  });
  return Response.json({ txt });
}

/** The upstream counts up the numbers of records. */
const byAge = (a: ExistingRecord, b: ExistingRecord) => Number(a.id) - Number(b.id);

export const updateAcmeDns = serveDns({
  method: "POST",
  path: "/update",
  scope: "dns:write",
  // X-Api-User names an account there; the token says whose it is.
  token: (headers) => headers.get("x-api-key") ?? undefined,
  answer: update,
  fail: ({ status, detail }) => Response.json({ error: detail }, { status }),
});
