import type { ZoneRecord } from "./record";

/**
 * Whether a record limits who may issue certificates: CAA `issue` and `issuewild` do, and what an authority does not know and has to (flag
 * 128). `iodef` alone restricts nobody. RFC 8659 4.1, 4.3.
 */
export function restrictsIssuers({ type, value }: Pick<ZoneRecord, "type" | "value">): boolean {
  const [, flags, tag] = (type === "CAA" && /^(\d+)\s+([a-z0-9]+)\s/i.exec(value)) || [];
  if (flags === undefined || tag === undefined) return false;
  const known = tag.toLowerCase();
  return known === "issue" || known === "issuewild" || (known !== "iodef" && Number(flags) >= 128);
}
