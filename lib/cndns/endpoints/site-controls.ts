import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, single, successAlone } from "../reading/answer";
import { need, states, text } from "../reading/field";
import { domainName, oneOf, requiredIf } from "../reading/value";
import { filingFields, filingGaps, filingSecrets, filingVariants, filingWire } from "./filing";
import { openedVersions, roomId, site, siteEditions, siteLocations, siteName } from "./site-values";

/** 十二、建站之星 Pro 版, 6–13: details of a site, its upgrades and its domains. */

/** State, dates and administrator of one site; also of one that was bought on the main site. Manual: 十二、建站之星 Pro 版, 13. */
export const readSite = endpoint("sitestarpro.getProDetail", {
  effect: "read",
  input: z.object({ name: siteName }),
  wire: { name: "webname" },
  output: site,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    10019: "rejected:not_ours",
    19104: "unknown:query_failed",
  },
});

/**
 * What a site can be upgraded to: micro-catering to nothing, a mini program only from standard to marketing. Manual:
 * 十二、建站之星 Pro 版, 6.
 */
export const listSiteUpgrades = endpoint("sitestarpro.getUpgradelist", {
  effect: "read",
  input: z.object({ name: siteName }),
  wire: { name: "webname" },
  output: many({
    roomId: ["roomid", text],
    edition: [
      "sitetype",
      states({
        pro: "basic",
        ulti: "standard",
        shop: "marketing",
        wxulti: "mini_program_standard",
        wxshop: "mini_program_marketing",
      } as const),
    ],
    location: [
      "location",
      states({
        cn: "china",
        hk: "hong_kong",
        bj: "beijing",
        gz: "guangzhou",
        sh: "shanghai",
        alyhz: "hangzhou",
      } as const),
    ],
    versions: [["terminnal", "terminal"], openedVersions],
  }),
  codes: { 12125: "rejected:not_ours", 19114: "rejected:no_upgrade" },
});

/**
 * Moves a site to a higher edition, or to another room once no domain is bound to it. Spends the agent balance; no
 * endpoint quotes the price. Manual: 十二、建站之星 Pro 版, 7.
 */
export const upgradeSite = endpoint("sitestarpro.SiteUpgrade", {
  effect: "purchase",
  input: z.object({
    name: siteName,
    // A mini program becomes its marketing edition: the tag is the one of the list.
    edition: oneOf({ ...siteEditions, mini_program_standard: "wxulti", mini_program_marketing: "wxshop" }),
    location: oneOf(siteLocations),
    roomId: roomId.optional(),
  }),
  wire: { name: "webname", edition: "sitetag", roomId: "roomid" },
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    12119: "rejected:edition_missing",
    // The upstream must read product and original before it knows a price, and both texts ask for a correct name:
    // nothing was charged.
    12121: "rejected:site_unreadable",
    12122: "rejected:original_unreadable",
    12123: "unknown:upgrade_failed", // "建站升级失败": may come after the charge
    19114: "rejected:micro_catering",
    19122: "rejected:location_missing",
    19135: "rejected:room_malformed",
    19117: "rejected:years_invalid",
    19132: "rejected:room_unknown",
    19133: "rejected:room_same",
    19134: "unknown:room_query_failed", // "获取机房失败": at an unknown step
    19131: "rejected:overseas_to_china",
    12129: "rejected:domains_bound",
  },
});

const part = requiredIf(
  "both versions are opened and another than PC is meant",
  oneOf({ desktop: "0", mobile: "1", both: "2" }),
);
/**
 * Binds a domain to a running site. A domain that is filed elsewhere needs its filing details: all of them or none.
 * Manual: 十二、建站之星 Pro 版, 8.
 */
export const bindSiteDomain = endpoint("sitestarpro.binddomain", {
  effect: "write",
  timeoutMs: 120_000,
  input: z
    .object({ name: siteName, domain: domainName, version: part, ...filingFields })
    .superRefine((binding, ctx) => {
      for (const key of filingGaps(binding)) {
        ctx.addIssue({ code: "custom", path: [key], message: "upstream.filing_incomplete" });
      }
    }),
  // The label is printed pcmb1 in deletedomain.
  wire: { name: "webname", domain: "domainname", version: "pcmbl", ...filingWire },
  variants: filingVariants,
  secret: filingSecrets,
  output: successAlone,
  codes: {
    12102: "rejected:site_not_running",
    12103: "rejected:too_many_domains",
    12104: "rejected:domain_missing",
    12105: "rejected:domain_characters",
    12106: "rejected:domain_blanks",
    12107: "rejected:domain_malformed",
    12108: "rejected:domain_forbidden",
    12109: "rejected:domain_bound",
    12110: "rejected:domain_forbidden",
    12111: "rejected:filing_not_found",
    12112: "rejected:filing_elsewhere",
    12113: "rejected:binding_failed",
    13150: "rejected:kind_invalid",
    13151: "rejected:owner_invalid",
    13152: "rejected:organisation_code_invalid",
    13153: "rejected:address_invalid",
    13154: "rejected:phone_invalid",
    13155: "rejected:site_title_invalid",
    13156: "rejected:owner_document_invalid",
    13157: "rejected:contact_invalid",
    13158: "rejected:contact_document_invalid",
    13159: "rejected:contact_phone_invalid",
    13160: "rejected:contact_mobile_invalid",
    13161: "rejected:email_invalid",
    13163: "rejected:filing_number_unreadable",
    13164: "rejected:not_filed",
    13165: "rejected:filing_state",
    13166: "unknown:filing_data_failed",
    19112: "rejected:micro_catering",
  },
});

/** Unbinds a domain from a site. Manual: 十二、建站之星 Pro 版, 9. */
export const unbindSiteDomain = endpoint("sitestarpro.deletedomain", {
  effect: "write",
  input: z.object({ name: siteName, domain: domainName, version: part }),
  // Printed with the digit one here and the letter l in binddomain. ASP.NET ignores a name that it doesn't know, and
  // both versions' domain would then leave PC only, so the setting matters for sites with two versions.
  wire: { name: "webname", domain: "domainname", version: "pcmb1" },
  variants: { site_unbind_version: { letter: { wire: { version: "pcmbl" } } } },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    12104: "rejected:domain_missing",
    12105: "rejected:domain_characters",
    12124: "rejected:removal_failed",
    19112: "rejected:micro_catering",
  },
});

/** The domains that are bound to a site, one item per version. Manual: 十二、建站之星 Pro 版, 10. */
export const listSiteDomains = endpoint("sitestarpro.getDomainLst", {
  effect: "read",
  input: z.object({ name: siteName }),
  wire: { name: "webname" },
  output: many({
    domain: ["domain", need(text)],
    version: ["locate", states({ pc: "desktop", mobile: "mobile" } as const)],
  }),
  codes: { 10014: "ours:agent_name_missing", 10015: "rejected:name_missing" },
});

/** An address that opens the editor without a login, for one minute. A secret. Manual: 十二、建站之星 Pro 版, 11. */
export const readSiteEditor = endpoint("sitestarpro.getEditWebURL", {
  effect: "read",
  input: z.object({
    name: siteName,
    version: oneOf({ desktop: "pc", mobile: "mbl", mini_program: "wx" }).optional(),
  }),
  wire: { name: "webname", version: "type" },
  output: single(need(text)),
  codes: {
    10014: "ours:agent_name_missing",
    12002: "rejected:name_missing",
    19103: "unknown:query_failed",
  },
});

/** Gives a site another management name; the old one stops working at once. Manual: 十二、建站之星 Pro 版, 12. */
export const renameSite = endpoint("sitestarpro.changename", {
  effect: "write",
  input: z.object({
    name: siteName,
    // The version history adds that a name begins with a letter.
    newName: z.string().regex(/^[a-z][a-z0-9]{5,17}$/, "upstream.site_name"),
  }),
  wire: { name: "webname", newName: "newname" },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    19101: "rejected:new_name_invalid",
    19102: "rejected:change_failed",
  },
});
