import type { ZoneRecord } from "./record";

/** The mechanism that lets the servers behind these MX hosts send, by the last part of the host; others: `mx`. */
const SENDERS: readonly (readonly [suffix: string, mechanism: string])[] = [
  ["qq.com", "include:spf.mail.qq.com"],
  ["mxhichina.com", "include:spf.mxhichina.com"],
  ["qiye.163.com", "include:spf.qiye.163.com"],
  ["google.com", "include:_spf.google.com"],
  ["outlook.com", "include:spf.protection.outlook.com"],
];

export const isSpf = ({ type, value }: Pick<ZoneRecord, "type" | "value">) =>
  type === "TXT" && /^v=spf1(?:\s|$)/i.test(value);

/** What an SPF record needs so that a mail service with these MX hosts may send for the domain. */
export function spfMechanisms(mxHosts: readonly string[]): string[] {
  const found = mxHosts.map((host) => {
    const name = host.toLowerCase().replace(/\.$/, "");
    return SENDERS.find(([suffix]) => name === suffix || name.endsWith(`.${suffix}`))?.[1] ?? "mx";
  });
  return [...new Set(found)];
}

/**
 * The SPF record with these mechanisms in it: a new one, or the present one with what is missing before its `all`. A present record that has
 * everything comes back as it is. A new one marks other senders as suspicious (`~all`) if the mail service is a known one; else it says nothing of
 * them (`?all`), because the servers that receive mail need not be those that send it.
 */
export function spfWith(mechanisms: readonly string[], present: string | null): string {
  if (present === null) return ["v=spf1", ...mechanisms, mechanisms.includes("mx") ? "?all" : "~all"].join(" ");
  const terms = present.trim().split(/\s+/);
  const has = (mechanism: string) => terms.some((term) => term.replace(/^\+/, "").toLowerCase() === mechanism);
  const missing = mechanisms.filter((mechanism) => !has(mechanism));
  if (missing.length === 0) return present;
  const end = terms.findIndex((term) => /^[-+~?]?all$/i.test(term) || /^redirect=/i.test(term));
  return (end < 0 ? [...terms, ...missing] : terms.toSpliced(end, 0, ...missing)).join(" ");
}
