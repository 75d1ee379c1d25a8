import { z } from "zod";
import { endpoint, numbered } from "../endpoint";
import { manyAndUnreadable, map, one, single, successAlone } from "../reading/answer";
import { count, need, plain, text } from "../reading/field";
import { domainName, nameServer, oneOf, requiredIf, upstreamId, word } from "../reading/value";

/** 二、域名, 6 and 7: name servers and DNS records. Records only where the upstream's name servers are used. */

/** The name servers of a domain, unset ones left out. Manual: 二、域名, 6.a. */
export const readDomainNameServers = endpoint("domains.DNSList", {
  effect: "read",
  input: z.object({ domain: domainName }),
  wire: { domain: "domainname" },
  output: map(
    one({
      dns1: ["dns1", text],
      dns2: ["dns2", text],
      dns3: ["dns3", text],
      dns4: ["dns4", text],
      dns5: ["dns5", text],
      dns6: ["dns6", text],
    }),
    (servers): string[] => Object.values(servers).filter((server) => server !== null),
  ),
  codes: {
    11301: "rejected:domain_missing",
    10012: "ours:agent_name_missing",
    11302: "rejected:not_ours",
    11405: "unknown:name_servers_unreadable",
  },
});

/** Sets two to six name servers, all different; more than two only where CNDNS is the registrar. Manual: 二、域名, 6.b. */
export const setDomainNameServers = endpoint("domains.ModifyDNS", {
  effect: "write",
  input: z.object({
    domain: domainName,
    nameServers: z
      .array(nameServer)
      .min(2, "upstream.two_name_servers")
      .max(6, "upstream.six_name_servers")
      .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, "upstream.name_server_twice"),
  }),
  wire: { domain: "domainname", nameServers: numbered("dns_hst", 6, 2) },
  output: successAlone,
  codes: {
    11301: "rejected:domain_missing",
    10012: "ours:agent_name_missing",
    11401: "rejected:first_missing",
    11402: "rejected:second_missing",
    11403: "rejected:name_server_twice",
    11302: "rejected:not_ours",
    11046: "rejected:change_failed",
  },
});

/** Sets the upstream's own name servers again. Manual: 二、域名, 6.c. */
export const resetDomainNameServers = endpoint("domains.ResetDNS", {
  effect: "write",
  input: z.object({ domain: domainName }),
  wire: { domain: "domainname" },
  output: successAlone,
  codes: { 11502: "rejected:change_failed" },
});

/** All records of a domain, and those that could not be read, as they came. An empty zone is answered as "failed" with an empty list. Manual: 二、域名, 7.a. */
export const listRecords = endpoint("domains.RecList", {
  effect: "read",
  input: z.object({ domain: domainName }),
  wire: { domain: "domainname" },
  emptyMayFail: true,
  output: manyAndUnreadable({
    recordId: ["rec_id", need(text)],
    domain: ["domainname", text],
    host: ["rec_item", plain],
    type: ["rec_type", need(text)],
    priority: ["rec_mx", count],
    value: ["rec_value", plain],
    ttlSeconds: ["rec_ttl", count],
    line: ["rec_line", text],
  }),
  codes: { 11302: "rejected:not_ours" },
});

const RECORD_TYPES = {
  A: "A",
  AAAA: "AAAA",
  CNAME: "CNAME",
  MX: "MX",
  TXT: "TXT",
  NS: "NS",
  SRV: "SRV",
  CAA: "CAA",
} as const;
export type UpstreamRecordType = keyof typeof RECORD_TYPES;

const ipv4 = z.ipv4();
const ipv6 = z.ipv6();

/** What is wrong with a record's value by the manual's rules, as an error code; null when it is valid. */
export function recordValueProblem(type: UpstreamRecordType, value: string): string | null {
  if (type === "A") return ipv4.safeParse(value).success ? null : "upstream.record_ipv4"; // 11312
  if (type === "AAAA") return ipv6.safeParse(value).success ? null : "upstream.record_ipv6";
  if (type === "CNAME" || type === "MX") return /^\S+\.$/.test(value) ? null : "upstream.record_final_dot"; // 11313, 11314
  if (type !== "TXT") return null;
  if (/\p{Script=Han}/u.test(value)) return "upstream.record_txt_chinese"; // 11316
  return value.length > 255 ? "upstream.record_txt_length" : null; // 11315
}

const ttlSeconds = z.int("upstream.record_ttl").min(300, "upstream.record_ttl");

/** Adds a record and returns its id. Manual: 二、域名, 7.b. */
export const addRecord = endpoint("domains.AddRec", {
  effect: "write",
  input: z
    .object({
      domain: domainName,
      host: word,
      type: oneOf(RECORD_TYPES),
      priority: requiredIf("the type is MX", z.int("upstream.record_priority").min(0).max(65_535)),
      value: word,
      ttlSeconds: ttlSeconds.optional(),
    })
    .refine((r) => r.type !== "MX" || r.priority !== undefined, {
      path: ["priority"],
      error: "upstream.record_priority",
    })
    .superRefine((r, ctx) => {
      const problem = recordValueProblem(r.type, r.value);
      if (problem) ctx.addIssue({ code: "custom", path: ["value"], message: problem });
    }),
  wire: {
    domain: "domainname",
    host: "rec_item",
    type: "rec_type",
    priority: "rec_level",
    value: "rec_value",
    ttlSeconds: "rec_ttl",
  },
  output: single(need(text)),
  codes: {
    11301: "rejected:domain_missing",
    11303: "rejected:host_missing",
    11304: "rejected:priority_missing",
    11305: "rejected:value_missing",
    11306: "rejected:type_missing",
    11307: "rejected:other_name_servers",
    11308: "rejected:domain_state",
    11309: "rejected:host_wrong",
    11310: "rejected:cname_host_missing",
    11311: "rejected:priority_wrong",
    11312: "rejected:a_value_wrong",
    11313: "rejected:cname_value_wrong",
    11314: "rejected:mx_value_wrong",
    11315: "rejected:txt_too_long",
    11316: "rejected:txt_chinese",
    11302: "rejected:not_ours",
    11319: "rejected:add_failed",
  },
});

/** Changes value and TTL of a record; nothing else can be changed. Manual: 二、域名, 7.c. */
export const changeRecord = endpoint("domains.ModifyRec", {
  effect: "write",
  input: z.object({ domain: domainName, recordId: upstreamId, ttlSeconds, value: word }),
  wire: { domain: "domainname", recordId: "rec_id", ttlSeconds: "rec_ttl", value: "rec_value" },
  output: successAlone,
  codes: {
    11301: "rejected:domain_missing",
    11305: "rejected:value_missing",
    11317: "rejected:record_id_missing",
    11307: "rejected:other_name_servers",
    11308: "rejected:domain_state",
    11318: "rejected:record_not_found",
    11302: "rejected:not_ours",
    11320: "rejected:change_failed",
  },
});

/** Deletes a record. Manual: 二、域名, 7.d. */
export const deleteRecord = endpoint("domains.DeleteRec", {
  effect: "write",
  input: z.object({ domain: domainName, recordId: upstreamId }),
  wire: { domain: "domainname", recordId: "rec_id" },
  output: successAlone,
  codes: {
    11301: "rejected:domain_missing",
    11317: "rejected:record_id_missing",
    11307: "rejected:other_name_servers",
    11308: "rejected:domain_state",
    11318: "rejected:record_not_found",
    11302: "rejected:not_ours",
    11321: "rejected:deletion_failed",
  },
});
