import "server-only";
import { readNetwork } from "@/lib/auth/authenticate-token";
import type { CustomerActor } from "@/lib/core/actor";
import { type FieldError, invalid } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import type { TokenGrant } from "@/lib/core/token-grant";
import { toAsciiName } from "@/lib/dns/idn";
import { isRecordType } from "@/lib/dns/record";
import { MOST_CAP_FEN } from "./contract";
import { listTokenZones } from "./list-token-zones";

export type AskedToken = Pick<TokenGrant, "areas" | "zones" | "types" | "names" | "addresses"> & {
  capFen?: Fen | null;
  dayCapFen?: Fen | null;
};

/** More than one kind of host in a pattern, and a program checks each for every record. */
const MOST_STARS = 2;

/**
 * The grant that a customer asked for, in the form in which it is kept. A list without entries would be a token that may nothing, and
 * an entry that can't be read would be one that its owner misunderstands: both are refused.
 * @throws AppError input.invalid (422) beside the list.
 */
export async function checkGrant(actor: CustomerActor, asked: AskedToken): Promise<TokenGrant> {
  const fields: Record<string, FieldError> = {};
  const list = (
    field: "zones" | "types" | "names" | "addresses",
    code: string,
    read: (text: string) => string | null,
  ): string[] | null => {
    const typed = asked[field];
    if (typed === null) return null;
    const kept: string[] = [];
    for (const text of typed) {
      const one = read(text.trim());
      if (one === null) fields[field] ??= { code, params: { text: text.slice(0, 100) } };
      else kept.push(one);
    }
    if (typed.length === 0) fields[field] = { code: "token.list_empty" };
    return [...new Set(kept)];
  };
  const areas = Object.fromEntries(Object.entries(asked.areas).filter(([, may]) => may !== undefined));
  if (Object.keys(areas).length === 0) fields.areas = { code: "token.no_area" };
  const own = new Set(asked.zones === null ? [] : (await listTokenZones(actor)).map(({ name }) => name));
  Object.assign(fields, capFaults(asked));
  const grant: TokenGrant = {
    areas,
    zones: list("zones", "token.zone_foreign", (text) => {
      const name = toAsciiName(text.replace(/\.$/, ""));
      return name !== null && own.has(name) ? name : null;
    }),
    types: list("types", "token.type_unknown", (text) =>
      isRecordType(text.toUpperCase()) ? text.toUpperCase() : null,
    ),
    names: list("names", "token.name_pattern", readPattern),
    addresses: list("addresses", "token.network", readNetwork),
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  return grant;
}

/** What buys has a cap, and only that: a cap that no order counts against would be misunderstood. */
function capFaults({ areas, capFen = null, dayCapFen = null }: AskedToken): Record<string, FieldError> {
  const most = { mostFen: MOST_CAP_FEN.toString() };
  const outside = (fen: Fen | null) => fen !== null && (fen <= 0n || fen > MOST_CAP_FEN);
  if (areas.orders !== "write") {
    return capFen === null && dayCapFen === null ? {} : { capFen: { code: "token.cap_unused" } };
  }
  if (capFen === null) return { capFen: { code: "token.cap_missing" } };
  if (outside(capFen)) return { capFen: { code: "token.cap_range", params: most } };
  if (outside(dayCapFen)) return { dayCapFen: { code: "token.cap_range", params: most } };
  if (dayCapFen !== null && dayCapFen > capFen) return { dayCapFen: { code: "token.day_cap_above" } };
  return {};
}

/** A host, or a part of one with "*" for the rest, in lower case and ASCII. */
function readPattern(text: string): string | null {
  if (text === "@" || text === "*") return text;
  const stars = text.split("*").length - 1;
  if (text === "" || stars > MOST_STARS || /\.\.|^\.|\.$/.test(text)) return null;
  const ascii = text.includes("*") ? text.toLowerCase() : toAsciiName(text);
  return ascii !== null && /^[a-z0-9_*.-]+$/.test(ascii) ? ascii : null;
}
