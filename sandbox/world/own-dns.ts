/** The upstream's own name servers, with the addresses that the manual's example prints. */
export const ownDns: readonly string[] = [1, 2, 3, 4, 5, 6].map((n) => `ns${n}.ezdnscenter.com`);

const ADDRESSES = ["113.105.171.90", "117.25.149.43"];
const OWN = [".ezdnscenter.com", ".cdncenter.com"];

export function dnsAddress(host: string): string {
  const at = ownDns.indexOf(host.toLowerCase());
  return at < 0 ? "" : (ADDRESSES[at % 2] ?? "");
}

/** The upstream serves a domain's records only while all its name servers are the upstream's. */
export function usesOwnDns(dns: readonly string[]): boolean {
  return dns.length > 0 && dns.every((host) => OWN.some((suffix) => host.toLowerCase().endsWith(suffix)));
}

/** A host name, or an address as in the manual's example. */
export function isNameServer(host: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return host.split(".").every((part) => Number(part) <= 255);
  return host.length <= 253 && /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}\.?$/.test(host);
}
