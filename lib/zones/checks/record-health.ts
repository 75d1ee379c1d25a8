import { fullName } from "@/lib/dns/host";
import type { ZoneRecord } from "@/lib/dns/record";
import { isSpf } from "@/lib/dns/spf";
import type { HealthFinding } from "../checks-contract";

const finding = (code: HealthFinding["code"], name: string, params: HealthFinding["params"] = {}): HealthFinding => ({
  ...{ code, name, params },
});

/** A record whose value is a name that must exist. */
export interface Pointer {
  host: string;
  type: "CNAME" | "MX";
  /** Lower case, without a dot at the end. */
  target: string;
}

/** The records that lead to another name, each target of a host once. */
export function pointersOf(records: readonly ZoneRecord[]): Pointer[] {
  const found = new Map<string, Pointer>();
  for (const { host, type, value } of records) {
    if (type !== "CNAME" && type !== "MX") continue;
    const target = value.toLowerCase().replace(/\.$/, "");
    if (target !== "") found.set(`${host} ${type} ${target}`, { host, type, target });
  }
  return [...found.values()];
}

/** What the records alone show about mail: who may send for the domain, and where mail to it goes. */
export function mailHealth(records: readonly ZoneRecord[], zone: string): HealthFinding[] {
  const apex = records.filter(({ host }) => host === "@");
  // An MX "." says that the domain takes no mail. RFC 7505.
  const takesMail = apex.some(({ type, value }) => type === "MX" && value !== ".");
  const refusesMail = apex.some(({ type, value }) => type === "MX" && value === ".");
  const spf = apex.find(isSpf);
  const signs = records.some(({ host }) => /(?:^|\.)_domainkey$/.test(host));
  const sends = signs || (spf !== undefined && !/^v=spf1\s+-all\s*$/i.test(spf.value));
  const found: HealthFinding[] = [];
  if (sends && !takesMail && !refusesMail) found.push(finding("no_mx", zone));
  if (takesMail && !spf) found.push(finding("no_spf", zone));
  const dmarc = records.some(
    ({ host, type, value }) => host === "_dmarc" && type === "TXT" && /^v=dmarc1/i.test(value),
  );
  if ((takesMail || sends) && !dmarc) found.push(finding("no_dmarc", fullName("_dmarc", zone)));
  return found;
}
