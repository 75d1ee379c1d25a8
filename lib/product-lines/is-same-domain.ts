import { toAsciiName } from "@/lib/dns/idn";

/** One spelling for a domain that is compared: A-labels in small letters, without a final dot. */
export function plainDomain(typed: string): string {
  const name = typed.trim().toLowerCase().replace(/\.$/, "");
  return toAsciiName(name) ?? name;
}

/** Whether two spellings are of one domain. */
export const isSameDomain = (one: string, other: string): boolean => plainDomain(one) === plainDomain(other);
