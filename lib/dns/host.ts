import type { DnsCode } from "./codes";
import { toAsciiName } from "./idn";
import { MAX_LABEL, MAX_NAME } from "./name";
import type { RecordFinding, RecordType } from "./record";
import { typedCharacter } from "./typed-character";

export type HostResult = { ok: true; host: string } | { ok: false; error: RecordFinding };

/**
 * Reads the host of a record inside a zone: "@", "*", "www", "_dmarc", 官网, or the full name, from which the zone is
 * removed.
 * @param zone the domain in ASCII
 */
export function parseHost(typed: string, zone: string): HostResult {
  const bad = (code: DnsCode, params: Record<string, string | number> = {}, fix?: string): HostResult => ({
    ok: false,
    error: { level: "error", code, field: "host", params, ...(fix === undefined ? {} : { fix }) },
  });
  const text = typed
    .normalize("NFKC")
    .replace(/[。．]/g, ".")
    .trim()
    .toLowerCase();
  if (text === "") return bad("dns.host.empty", {}, "@");
  if (text === "@") return { ok: true, host: "@" };
  if (text.includes(",")) return bad("dns.comma");
  const strange = /[^\p{L}\p{M}\p{N}._*-]/u.exec(text);
  if (strange) return bad("dns.bad_character", { char: typedCharacter(typed, strange[0]) });
  const absolute = text.endsWith(".");
  const name = text.replace(/\.$/, "");
  if (name === "" || name.split(".").includes("")) return bad("dns.host.empty_label");
  if (name.split(".").some((label, at) => label.includes("*") && (label !== "*" || at > 0))) {
    return bad("dns.host.wildcard");
  }
  if (name.split(".").some((label) => /^-|-$/.test(label))) return bad("dns.host.hyphen");
  const ascii = toAsciiName(name);
  if (ascii === null) return bad("dns.host.bad");
  const host = ascii === zone ? "@" : ascii.endsWith(`.${zone}`) ? ascii.slice(0, -(zone.length + 1)) : ascii;
  if (absolute && host === ascii) return bad("dns.host.other_zone", { zone });
  if (host.split(".").some((label) => label.length > MAX_LABEL)) return bad("dns.host.label_long", { max: MAX_LABEL });
  if (host !== "@" && host.length + 1 + zone.length > MAX_NAME)
    return bad("dns.too_long", { max: MAX_NAME, label: MAX_LABEL });
  return { ok: true, host };
}

/** The name a host stands for: "www" in mybrand.com → "www.mybrand.com". */
export function fullName(host: string, zone: string): string {
  return host === "@" ? zone : `${host}.${zone}`;
}

/**
 * Host rules of one type: the host of an SRV names its service; otherwise only TXT, CNAME, NS and CAA may have an
 * underscore.
 */
export function hostFindings(host: string, type: RecordType): RecordFinding[] {
  const service = /^_[a-z0-9-]+\._[a-z0-9-]+(?:\.|$)/.test(host);
  if (type === "SRV" && !service) return [{ level: "error", code: "dns.srv.host", field: "host", params: {} }];
  if (["A", "AAAA", "MX"].includes(type) && host.includes("_")) {
    return [{ level: "warning", code: "dns.host.underscore", field: "host", params: { type } }];
  }
  return [];
}
