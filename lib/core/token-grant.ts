import { z } from "zod";
import type { TokenArea } from "./token-areas";

/** What a route wants of a token. */
export type TokenScope =
  | "dns:read"
  | "dns:write"
  | "services:read"
  | "services:write"
  | "orders:read"
  /** Buying and renewing; the token has a spending cap then. */
  | "orders:write"
  | "wallet:read";

const access = z.enum(["read", "write"]);

/** What a token may do of what its customer may. Stored with the token, and read again with each use. */
export const tokenGrant = z.object({
  areas: z.object({
    dns: access.optional(),
    services: access.optional(),
    orders: access.optional(),
    wallet: z.literal("read").optional(),
  }),
  /** Domains, in ASCII, whose records it reaches; null: all of the customer's, later ones too. */
  zones: z.array(z.string()).nullable(),
  /** Types of records that it may change; null: all. */
  types: z.array(z.string()).nullable(),
  /** Hosts whose records it may change, relative to the domain, "*" for any characters; null: all. */
  names: z.array(z.string()).nullable(),
  /** Addresses and networks ("203.0.113.0/24") that it may be used from; null: any. */
  addresses: z.array(z.string()).nullable(),
});
export type TokenGrant = z.output<typeof tokenGrant>;

export function tokenMay({ areas }: TokenGrant, scope: TokenScope): boolean {
  const [area, may] = scope.split(":") as [TokenArea, "read" | "write"];
  return areas[area] === "write" || (may === "read" && areas[area] === "read");
}

export function tokenReachesZone({ zones }: TokenGrant, zone: string): boolean {
  return zones === null || zones.includes(zone);
}

/** Whether a token may change a record. @param record in the normal form of lib/dns */
export function tokenMayChange({ types, names }: TokenGrant, record: { host: string; type: string }): boolean {
  if (types !== null && !types.includes(record.type)) return false;
  return names === null || names.some((pattern) => matches(record.host, pattern));
}

/** Whether a text is of a pattern in which "*" stands for any characters. Takes no more steps than both are long, multiplied. */
function matches(text: string, pattern: string): boolean {
  let [at, of] = [0, 0];
  // Where the last "*" was, and how much of the text it has taken.
  let [star, taken] = [-1, 0];
  while (at < text.length) {
    if (pattern[of] === "*") {
      star = of++;
      taken = at;
    } else if (pattern[of] === text[at]) {
      of++;
      at++;
    } else if (star >= 0) {
      of = star + 1;
      at = ++taken;
    } else return false;
  }
  while (pattern[of] === "*") of++;
  return of === pattern.length;
}
