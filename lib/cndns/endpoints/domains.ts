import { z } from "zod";
import { canRegisterFor, suffixRules } from "@/lib/core/suffix-rules";
import { endpoint, numbered } from "../endpoint";
import { many, map, one, single, successAlone } from "../reading/answer";
import { count, need, plain, states, text, when } from "../reading/field";
import {
  coupon,
  domainName,
  domainPassword,
  nameServer,
  oneOf,
  onlyYes,
  shanghaiDate,
  upstreamId,
  word,
  years,
} from "../reading/value";

/** 二、域名, 3–5 and 8: register, renew, password, details; and the list that live clients use. */

const suffixOf = (domain: string) => domain.slice(domain.indexOf("."));

/**
 * Orders a registration. Spends the agent balance. ok means accepted: the domain may still fail, turn out registered,
 * or wait for real-name review. Own name servers are ignored for suffixes of other registrars. Manual: 二、域名, 3.
 */
export const registerDomain = endpoint("domains.CreateDom", {
  effect: "purchase",
  input: z
    .object({
      contactId: upstreamId,
      domain: domainName,
      years: years(1, 10),
      password: domainPassword,
      personalName: onlyYes("1").optional(),
      nameServers: z.array(nameServer).max(6).optional(),
      coupon: coupon.optional(),
      voucher: coupon.optional(),
    })
    .refine((order) => canRegisterFor(suffixRules(suffixOf(order.domain)), order.years), {
      path: ["years"],
      error: "upstream.years",
    }),
  wire: {
    contactId: "userid",
    domain: "domainname",
    password: "domainpass",
    personalName: "isName",
    nameServers: numbered("dns", 6),
    coupon: "signature",
    voucher: "voucherid",
  },
  secret: ["password"],
  output: successAlone,
  codes: {
    11103: "rejected:parameter_missing",
    11104: "ours:agent_name_missing",
    11105: "rejected:contact_id_invalid",
    11106: "rejected:domain_invalid",
    11107: "rejected:password_missing",
    11108: "rejected:years_missing",
    11109: "rejected:contact_unreadable",
    11110: "rejected:asia_document_number_missing",
    11111: "rejected:hk_document_type_missing",
    11112: "rejected:hk_document_number_missing",
    11113: "rejected:hk_kind_missing",
    11114: "rejected:hk_enterprises_only",
    11115: "rejected:hk_individuals_only",
    11116: "rejected:document_type_missing",
    // Printed twice with two meanings: "document number missing for a domestic domain" (nothing charged) and "the
    // domain could not be created" (who knows). The text that comes with it is not reliable enough to tell.
    11117: "unknown:document_number_missing_or_creation_failed",
    11118: "rejected:kind_missing",
    11119: "rejected:order_exists",
    11120: "unknown:purchase_failed", // "购买失败": may come after the charge
    11124: "rejected:taken",
    11128: "rejected:document_type_unfit",
    // "The availability query timed out, retry": only the version history says whether the query comes before the
    // charge, and a timeout inside the upstream is no refusal. If it counts as unknown and nothing was charged, the
    // customer waits half an hour; if it counted as rejected and it was charged, a domain is lost.
    11129: "unknown:availability_timed_out",
    11015: "rejected:owner_not_chinese",
    11016: "rejected:owner_length",
    11017: "rejected:last_name_not_chinese",
    11018: "rejected:first_name_not_chinese",
    11019: "rejected:country_not_chinese",
    11020: "rejected:province_not_chinese",
    11021: "rejected:city_not_chinese",
    11023: "rejected:address_length",
    11040: "rejected:years_above_five",
    11041: "rejected:hk_four_years",
    11042: "rejected:tm_below_ten_years",
    11048: "rejected:address_characters",
    11050: "rejected:last_name_length",
    11051: "rejected:first_name_length",
    11054: "rejected:hong_kong_name_needs_chinese",
    11336: "rejected:document_type_unfit",
    10021: "ours:agent_balance",
    10026: "rejected:not_permitted",
    11130: "unknown:order_failed", // "下单失败": may come after the charge
    11131: "rejected:contact_id_missing",
    11132: "rejected:password_malformed",
    11133: "rejected:years_malformed",
    11134: "rejected:domain_malformed",
    // The review that failed may have been that of an order that exists.
    11123: "unknown:personal_name_review_failed",
    11125: "rejected:hk_document_number_malformed",
    11126: "rejected:document_number_malformed",
    11127: "rejected:person_document_number_malformed",
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/**
 * Renews for whole years. Spends the agent balance. With `seenExpiry` (Shanghai day) the upstream renews only if its
 * own expiry is the same, which guards against renewing twice; always pass it. Manual: 二、域名, 4.
 */
export const renewDomain = endpoint("domains.DomainRenew", {
  effect: "purchase",
  input: z.object({
    domain: domainName,
    years: years(1, 10),
    seenExpiry: shanghaiDate.optional(),
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { domain: "domainname", seenExpiry: "exptme", coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    10012: "ours:agent_name_missing",
    11301: "rejected:domain_missing",
    11302: "rejected:not_ours",
    11601: "rejected:years_wrong",
    11602: "rejected:registration_kind_wrong",
    11603: "rejected:in_deletion",
    11604: "unknown:renewal_failed", // "续费失败": may come after the charge
    11605: "rejected:expiry_differs",
    11607: "rejected:not_active",
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Sets the domain's management password; no rule is printed, so the rule of CreateDom is kept. Manual: 二、域名, 5. */
export const setDomainPassword = endpoint("domains.ModifyPassword", {
  effect: "write",
  input: z.object({ domain: domainName, password: domainPassword }),
  wire: { domain: "domainname" },
  secret: ["password"],
  output: successAlone,
  codes: {
    10012: "ours:agent_name_missing",
    11301: "rejected:domain_missing",
    11501: "rejected:password_missing",
    11302: "rejected:not_ours",
  },
});

export const domainStates = {
  unpay: "not_opened",
  run: "running",
  pause: "paused",
  processing: "processing",
  deleted: "deleted",
  "stopped by admin": "resolution_stopped",
  waiting: "waiting",
  registered: "taken_by_other",
  transferring: "transferring",
  expired: "expired",
  "renewal process": "renewing",
  "renewals failure": "renewal_failed",
  failed: "registration_failed",
  "not certified": "not_certified",
  illegal: "illegal",
} as const;
export type DomainState = (typeof domainStates)[keyof typeof domainStates] | "other";

const SIX = [1, 2, 3, 4, 5, 6] as const;

/** State, dates, name servers and management password of one domain of ours. Manual: 二、域名, 8. */
export const readDomain = endpoint("domains.DomainDetail", {
  effect: "read",
  input: z.object({ domain: domainName }),
  wire: { domain: "domainname" },
  output: map(
    one({
      domain: ["d_dme", text],
      state: ["runstate", states(domainStates)],
      stateText: ["runstate", text],
      registeredAt: ["registrationtime", when],
      expiresAt: ["expiretime", when],
      updatedAt: ["updatetime", when],
      password: ["password", plain],
      host1: ["host1", text],
      host2: ["host2", text],
      host3: ["host3", text],
      host4: ["host4", text],
      host5: ["host5", text],
      host6: ["host6", text],
      hostip1: ["hostip1", text],
      hostip2: ["hostip2", text],
      hostip3: ["hostip3", text],
      hostip4: ["hostip4", text],
      hostip5: ["hostip5", text],
      hostip6: ["hostip6", text],
      mostRecords: ["maxdns", count],
      nameServerHosts: ["dnshostnums", count],
      domainKind: ["domaintype", text],
      documentType: ["dtype", text],
      documentNumber: ["dnumber", text],
      nameReview: ["dnvcstate", states({ pass: "passed", unpass: "refused", "": "in_review" })],
      hongKongReview: ["hkauditstate", text],
      punycode: ["punycode", text],
      contactId: ["userid", text],
      description: ["g_nme", text],
    }),
    ({ host1, host2, host3, host4, host5, host6, hostip1, hostip2, hostip3, hostip4, hostip5, hostip6, ...rest }) => {
      const hosts = [host1, host2, host3, host4, host5, host6];
      const addresses = [hostip1, hostip2, hostip3, hostip4, hostip5, hostip6];
      const nameServers = SIX.flatMap((n) => {
        const host = hosts[n - 1];
        return host ? [{ host, address: addresses[n - 1] ?? null }] : [];
      });
      return { ...rest, nameServers };
    },
  ),
  codes: {
    10012: "ours:agent_name_missing",
    10015: "rejected:domain_missing",
    10019: "rejected:not_ours",
    10025: "rejected:not_found",
  },
});

/**
 * All domains of the agent account. Seen in live use, not in the manual: may stop answering, and "en" is the only
 * kind that was observed. Best source for reconciliation.
 */
export const listDomains = endpoint("domains.DomainList", {
  effect: "read",
  documented: false,
  timeoutMs: 60_000,
  input: z.object({ kind: oneOf({ english: "en" }) }),
  wire: { kind: "domaintype" },
  output: many({
    domain: ["d_dme", need(text)],
    registeredAt: ["d_addtme", when],
    expiresAt: ["d_exptme", when],
    nameServer1: ["d_dnshst1", text],
    nameServer2: ["d_dnshst2", text],
    nameReview: ["d_dnvcstate", states({ pass: "passed", unpass: "refused", "": "in_review" })],
    documentNumber: ["d_dnumber", text],
    ownerKind: ["d_cattype", states({ o: "enterprise", i: "person" })],
    ownerCn: ["dom_org_cn", text],
    firstNameCn: ["dom_fn_cn", text],
    lastNameCn: ["dom_ln_cn", text],
    phone: ["dom_ph", text],
    email: ["dom_em", text],
    provinceCn: ["dom_st_cn", text],
    cityCn: ["dom_ct_cn", text],
    addressCn: ["dom_adr1_cn", text],
    description: ["g_nme", text],
  }),
  codes: {},
});

/** A login address of the upstream's own panel for one domain. Seen in live use, not in the manual. A secret. */
export const domainPanelUrl = endpoint("domains.getLoginURL", {
  effect: "read",
  documented: false,
  input: z.object({ domain: word }),
  wire: { domain: "pdtnme" },
  output: single(need(text)),
  codes: {},
});
