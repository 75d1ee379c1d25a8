import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { coupon, oneOf, requiredIf, years } from "../reading/value";
import { roomId, site, siteEditions, siteLocations, siteName, templateId } from "./site-values";

/** 十二、建站之星 Pro 版, 3–5, 16, 17: purchases for a site. */

/** The tables of both calls print the folder sitetarpro; their examples print two other folders. */
const openings = { example: "/sitestarpro/CreateWebsite.aspx", folder: "/sitestarpro/CreateSite.aspx" };
const secondOpenings = { example: "/sitestar/CreateOthPro.aspx", folder: "/sitestarpro/CreateOthPro.aspx" };
const asPaths = (paths: typeof openings) => ({
  example: { path: paths.example },
  folder: { path: paths.folder },
});

const editions = {
  ...siteEditions,
  micro_catering: "dinner",
  micro_site: "microsite", // no longer sold
  micro_shop: "weishop",
  mini_program_standard: "wxulti",
  mini_program_marketing: "wxshop",
} as const;

interface SiteOrder {
  edition: string;
  versions: string;
  location: string;
  templateId?: string | undefined;
  mobileTemplateId?: string | undefined;
}

/**
 * True when an order has the templates it needs and no others: one per version of a site, none for a micro product.
 */
function templatesFit({ edition, versions, templateId: desktop, mobileTemplateId: mobile }: SiteOrder) {
  const micro = edition.startsWith("micro_");
  const mini = edition.startsWith("mini_program");
  return {
    templateId: (desktop !== undefined) === (!micro && !mini && versions !== "mobile"),
    mobileTemplateId: (mobile !== undefined) === (mini || (!micro && versions !== "desktop")),
  };
}

/**
 * Buys a site for whole years. Spends the agent balance; a premium template adds its price. The upstream makes the
 * name: without an answer the site can't be found by name. Location and versions are always sent (the manual marks them
 * required and says what empty would mean). Manual: 十二、建站之星 Pro 版, 3.
 */
export const buySite = endpoint("sitetarpro.CreateSite", {
  effect: "purchase",
  // By default as the tables print it: two tables agree on the odd folder, while the two examples contradict the tables
  // and one another.
  variants: { site_path: asPaths(openings) },
  input: z
    .object({
      years: years(1, 5),
      templateId: requiredIf("a PC site or both versions are opened", templateId),
      mobileTemplateId: requiredIf("a mobile site, both versions or a mini program are opened", templateId),
      edition: oneOf(editions),
      location: oneOf(siteLocations),
      versions: oneOf({ desktop: "0", mobile: "1", both: "2" }),
      language: oneOf({ simplified_chinese: "1", traditional_chinese: "2", english: "3" }).optional(),
      roomId: roomId.optional(),
      coupon: coupon.optional(),
      voucher: coupon.optional(),
    })
    .superRefine((order, ctx) => {
      const demand = (fits: boolean, field: string, message: string) => {
        if (!fits) ctx.addIssue({ code: "custom", path: [field], message });
      };
      const fit = templatesFit(order);
      demand(fit.templateId, "templateId", "upstream.site_template");
      demand(fit.mobileTemplateId, "mobileTemplateId", "upstream.site_template");
      const onlyMobile = order.edition === "micro_shop" || order.edition.startsWith("mini_program");
      demand(!onlyMobile || order.versions === "mobile", "versions", "upstream.site_versions");
      const micro = order.edition.startsWith("micro_");
      demand(!micro || order.location !== "hong_kong", "location", "upstream.site_location");
    }),
  wire: {
    templateId: "template",
    mobileTemplateId: "mobiletemplate",
    edition: "websitetag",
    versions: "mbl",
    language: "lang",
    roomId: "placeid",
    coupon: "signature",
    voucher: "voucherid",
  },
  output: site,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    12005: "rejected:years_invalid",
    12006: "rejected:template_invalid",
    19105: "rejected:mobile_template_invalid",
    // The upstream must read template and product before it knows a price, and both texts ask for correct parameters:
    // nothing was charged.
    19106: "rejected:template_unreadable",
    19107: "rejected:template_unfit",
    19122: "rejected:location_invalid",
    12008: "rejected:edition_invalid",
    12001: "rejected:product_kind_unreadable",
    10021: "ours:agent_balance",
    12009: "unknown:purchase_failed", // "建站购买失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
    12014: "rejected:room_not_in_china",
    12015: "rejected:room_not_overseas",
  },
});

/** Adds the version that a site lacks, PC or mobile, once. Spends the agent balance. Manual: 十二、建站之星 Pro 版, 4. */
export const buySecondVersion = endpoint("sitetarpro.CreateOthPro", {
  effect: "purchase",
  variants: { site_path: asPaths(secondOpenings) },
  input: z.object({
    name: siteName,
    templateId,
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { name: "webname", templateId: "template", coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    19107: "rejected:template_invalid",
    19108: "rejected:already_opened",
    10021: "ours:agent_balance",
    19109: "unknown:purchase_failed", // "建站副产品购买失败": may come after the charge
    19111: "rejected:micro_catering",
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** Renews for whole years. Spends the agent balance. Manual: 十二、建站之星 Pro 版, 5. */
export const renewSite = endpoint("sitestarpro.renewalSite", {
  effect: "purchase",
  input: z.object({ name: siteName, years: years(1, 5), coupon: coupon.optional(), voucher: coupon.optional() }),
  wire: { name: "webname", coupon: "signature", voucher: "voucherid" },
  output: successAlone,
  codes: {
    10012: "rejected:parameter_missing",
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    10016: "rejected:years_invalid",
    10021: "ours:agent_balance",
    12114: "unknown:renewal_failed", // "建站续费失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/**
 * The site's name with what the template is for. -2, -3 and -4 count as the kinds of templates do; -1 is printed
 * "mobile" like -2, and the bare name, too, though heading and example buy a PC template by it: PC goes by the bare name.
 */
const PARTS = { mobile: "-2", both: "-3", mini_program: "-4" } as const;
const templateTarget = z.codec(
  z.string(),
  z.object({ name: siteName, version: z.enum(["desktop", "mobile", "both", "mini_program"]) }),
  {
    decode: (wire) => {
      const part = (Object.keys(PARTS) as (keyof typeof PARTS)[]).find((key) => wire.endsWith(PARTS[key]));
      return part ? { name: wire.slice(0, -2), version: part } : { name: wire, version: "desktop" as const };
    },
    encode: ({ name, version }) => (version === "desktop" ? name : `${name}${PARTS[version]}`),
  },
);

/**
 * Buys a premium template, each once per site. Spends the agent balance, the whole price when the coupon is invalid,
 * because a bad coupon is ignored here. Manual: 十二、建站之星 Pro 版, 16.
 */
export const buyTemplate = endpoint("sitestarpro.buyTemplate", {
  effect: "purchase",
  input: z.object({ site: templateTarget, templateId, coupon: coupon.optional() }),
  wire: { site: "webname", templateId: "template", coupon: "signature" },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10034: "rejected:name_invalid",
    19118: "rejected:template_invalid",
    10019: "rejected:not_ours",
    19119: "rejected:template_free",
    10025: "rejected:site_unreadable", // read before a price can be known
    19120: "unknown:purchase_failed", // "模板购买失败": may come after the charge
    10012: "rejected:parameter_missing",
  },
});

/**
 * Copies a site as a new order of the same or a higher edition. It is a purchase, although its name begins with
 * "get". Spends the agent balance; the name of the copy is not answered. Manual: 十二、建站之星 Pro 版, 17.
 */
export const copySite = endpoint("sitestarpro.getCorysite", {
  effect: "purchase",
  input: z.object({
    name: siteName,
    years: years(1, 5),
    edition: oneOf(siteEditions),
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: { name: "webname", edition: "Websitetag", coupon: "signature", voucher: "voucherid" },
  // The table writes Websitetag, the example websitetag as in CreateSite. ASP.NET reads either.
  variants: { site_copy_edition: { example: { wire: { edition: "websitetag" } } } },
  output: successAlone,
  codes: { 10021: "ours:agent_balance", 10045: "rejected:edition_lower" },
});
