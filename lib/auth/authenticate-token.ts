import "server-only";
import ipaddr from "ipaddr.js";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { tokenGrant } from "@/lib/core/token-grant";
import { db } from "@/lib/db/client";
import { clientIp, hashToken } from "./authenticate";

/** "kq_" and 32 random bytes in base64url. */
const TOKEN = /^kq_[A-Za-z0-9_-]{43}$/;
/** How often at most a use is written down. */
const NOTE_MS = MINUTE_MS;

/** A customer whose program signs in with a token. */
export type TokenActor = CustomerActor & { token: NonNullable<CustomerActor["token"]> };

/** Whether an actor is a customer's program with a token; a person may more, after giving the password. */
export function hasToken(actor: { kind: string }): actor is TokenActor {
  return actor.kind === "customer" && "token" in actor && actor.token !== undefined;
}

/** The token of "Authorization: Bearer …"; undefined for a request without that scheme. */
export function bearerToken(headers: Headers): string | undefined {
  // Blanks at the end are not left to the pattern: anybody sends this header, and a row of blanks took it the square of their number.
  return /^Bearer\s+(\S.*)$/i.exec((headers.get("authorization") ?? "").trim())?.[1];
}

interface FoundToken {
  id: string;
  customerId: string;
  name: string;
  grant: unknown;
  lastUsedAt: Date | null;
}

/**
 * The customer of a token. Its row is read each time, so that a token ends everywhere as soon as it is revoked, has expired, or its
 * account is disabled. An address that the token may not be used from is judged later (tokenFault): it is audited.
 * @throws AppError token.invalid (401), whatever is wrong with it.
 */
export async function authenticateToken(token: string, headers: Headers): Promise<TokenActor> {
  const now = new Date();
  const found = TOKEN.test(token) ? await findToken(token, now) : undefined;
  if (!found) throw new AppError("token.invalid", 401);
  const ip = clientIp(headers);
  if ((found.lastUsedAt?.getTime() ?? 0) + NOTE_MS < now.getTime()) {
    // The condition keeps requests at once from writing it more than once.
    await db.apiToken.updateMany({
      where: { id: found.id, lastUsedAt: found.lastUsedAt },
      data: { lastUsedAt: now, lastUsedIp: ip },
    });
  }
  const { id, name, customerId: userId } = found;
  return { kind: "customer", userId, sessionId: id, ip, token: { id, name, grant: tokenGrant.parse(found.grant) } };
}

/** Plain SQL, because it runs before every call of a program: one round trip. The index finds the hash, never the token. */
async function findToken(token: string, now: Date): Promise<FoundToken | undefined> {
  const [found] = await db.$queryRaw<FoundToken[]>`
    SELECT t.id, t.customer_id AS "customerId", t.name, t."grant", t.last_used_at AS "lastUsedAt"
    FROM api_tokens t JOIN users u ON u.id = t.customer_id
    WHERE t.token_hash = ${hashToken(token)} AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ${now})
      AND u.status = 'active' AND u.kind = 'customer'`;
  return found;
}

/** Reads an address or a network ("203.0.113.7", "2001:db8::/48") in its normal form; null when it is none. */
export function readNetwork(text: string): string | null {
  const [address = "", bits, ...rest] = text.trim().split("/");
  if (rest.length > 0 || !(ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address))) return null;
  const parsed = ipaddr.process(address);
  const most = parsed.kind() === "ipv4" ? 32 : 128;
  if (bits === undefined) return parsed.toString();
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return null;
  return `${parsed}/${Number(bits)}`;
}

/** Whether an address is one of these addresses and networks. @param networks as readNetwork gives them */
export function isWithin(ip: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  return networks.some((network) => {
    const [base = "", bits] = network.split("/");
    const of = ipaddr.parse(base);
    if (of.kind() !== address.kind()) return false;
    return address.match(of, bits === undefined ? (of.kind() === "ipv4" ? 32 : 128) : Number(bits));
  });
}
