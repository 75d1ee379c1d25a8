import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { givenName } from "@/lib/core/given-name";
import { tokenGrant } from "@/lib/core/token-grant";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";

const id = z.uuid();

/** For how much a token may buy. */
export const tokenCap = z.object({
  totalFen: fenText,
  /** Of that on one day (Shanghai); null: no limit by day. */
  dayFen: fenText.nullable(),
  /** What its orders cost so far. Items that were refunded instead of being delivered do not count. */
  spentFen: fenText,
  spentTodayFen: fenText,
});
export type TokenCap = z.output<typeof tokenCap>;

export const tokenRow = z.object({
  id,
  name: z.string(),
  /** The last four characters of the token, which only its owner has whole. */
  ending: z.string(),
  grant: tokenGrant,
  /** Null: it can't buy. */
  cap: tokenCap.nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastUsedIp: z.string().nullable(),
});
export type TokenRow = z.output<typeof tokenRow>;

export const listTokensContract = contract({
  method: "GET",
  path: "/api/v1/tokens",
  summary: "The customer's API tokens that still work, the newest first.",
  access: "customer",
  input: nothing,
  output: z.object({ rows: z.array(tokenRow) }),
});

export const readOwnTokenContract = contract({
  method: "GET",
  path: "/api/v1/token",
  summary: "The API token that asks: what it may do, and what is left of its spending cap.",
  access: "customer",
  token: "any",
  input: nothing,
  output: tokenRow,
});

/** No program buys for more than that without somebody making it another token. */
export const MOST_CAP_FEN = 10_000_000n;

const texts = (most: number) => z.array(asciiText().max(253)).max(most).nullable();

export const createTokenContract = contract({
  method: "POST",
  path: "/api/v1/tokens",
  summary: "Makes an API token, which is answered this once. Mailed to the customer, and audited.",
  access: "customer",
  reauth: true,
  input: z.strictObject({
    name: givenName,
    areas: tokenGrant.shape.areas,
    /** Domains whose records it reaches; null: all. */
    zones: texts(200),
    /** Types of records that it may change; null: all. */
    types: texts(10),
    /** Hosts whose records it may change, relative to the domain ("_acme-challenge", "*.lab"); null: all. */
    names: texts(20),
    /** Addresses and networks that it may be used from; null: any. */
    addresses: texts(20),
    /** How many days it works; null: until it is revoked. */
    days: z.int().min(1).max(3650).nullable(),
    /** For how much it may buy in all; wanted with "orders": "write", and only then. */
    capFen: fenText.nullable().default(null),
    /** For how much of that on one day; null: no limit by day. */
    dayCapFen: fenText.nullable().default(null),
  }),
  output: z.object({ token: z.string(), row: tokenRow }),
  errors: ["token.too_many"],
  limit: { points: 20, seconds: 300 },
});

export const revokeTokenContract = contract({
  method: "DELETE",
  path: "/api/v1/tokens/{id}",
  summary: "Revokes an API token: from then on every request with it is refused. Mailed to the customer, and audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id }),
  output: nothing,
});
