import { purchaseAction, purchaseOf } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import type { Config } from "../form";
import type { ProductLine } from "../line";
import { wrong } from "../order-check";
import { yearTerms } from "../term";
import { buyPremiumTemplate, openCopy, openSite, openVersion, renewSiteFor, upgradeSiteTo } from "./buy";
import { bindSiteDomainControl, siteDomainsPanel, sitePointing, unbindSiteDomainControl } from "./controls/domains";
import { openEditor, openMobileEditor, renameSiteControl } from "./controls/manage";
import {
  addVersionForm,
  buyTemplateForm,
  copySiteForm,
  isFullSite,
  isMiniProgram,
  missingVersion,
  siteForm,
  sitePassword,
  siteUpgradeForm,
} from "./form";
import { readSiteOptions, readSiteUpgrades } from "./options";
import {
  quoteCopy,
  quoteSite,
  quoteSiteRenewal,
  quoteSiteUpgrade,
  quoteTemplate,
  quoteVersion,
  siteCostKey,
  siteCostRows,
} from "./quote";
import { fitsSite, readSiteState } from "./read";

const shared = { read: readSiteState, acceptedDeadlineMs: 2 * 3_600_000 };

/** The upstream makes the names of sites, and has no list of them: what an unanswered order opened, staff find out. */
const nameless = { ...shared, findable: false, fits: fitsSite } as const;

/** 建站之星 Pro: sites that are built in the browser from a template. Manual: 十二. Copies: docs/decisions/site-line.md. */
export const siteLine: ProductLine = {
  id: "site",
  secretRule: sitePassword,
  form: siteForm,
  readOptions: readSiteOptions,
  priceKey: (_displayName, { edition }) => String(edition ?? ""),
  costKey: siteCostKey,
  costRows: siteCostRows,
  read: readSiteState,
  actions: {
    purchase: purchaseAction(siteForm, {
      ...nameless,
      endpoint: "sitetarpro.CreateSite",
      quote: (call, quoted, costs) => quoteSite(call, { ...quoted, config: quoted.config as Config }, costs),
      buy: openSite,
    }),
    renew: renewAction({
      ...shared,
      endpoint: "sitestarpro.renewalSite",
      terms: () => yearTerms(1, 2, 3, 5),
      quote: quoteSiteRenewal,
      renew: renewSiteFor,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: siteUpgradeForm,
      readOptions: readSiteUpgrades,
      blocked: ({ config }) => (isFullSite(config) || isMiniProgram(config) ? null : "fixed_edition"),
      endpoint: () => "sitestarpro.SiteUpgrade",
      quote: quoteSiteUpgrade,
      upgrade: upgradeSiteTo,
    }),
    addVersion: upgradeAction({
      ...shared,
      form: addVersionForm,
      readOptions: readSiteOptions,
      blocked: ({ config }) => (missingVersion(config) === null ? "no_other_version" : null),
      endpoint: () => "sitetarpro.CreateOthPro",
      quote: quoteVersion,
      upgrade: openVersion,
      event: "version-added",
    }),
    buyTemplate: upgradeAction({
      ...shared,
      form: buyTemplateForm,
      readOptions: readSiteOptions,
      blocked: ({ config }) => (isFullSite(config) || isMiniProgram(config) ? null : "no_templates"),
      endpoint: () => "sitestarpro.buyTemplate",
      quote: (call, upgrade) => quoteTemplate(call, upgrade),
      upgrade: buyPremiumTemplate,
      event: "template-bought",
    }),
    copySite: {
      ...purchaseOf({
        ...nameless,
        endpoint: "sitestarpro.getCorysite",
        quote: (call, quoted, costs) => quoteCopy(call, { ...quoted, config: quoted.config as Config }, costs),
        buy: openCopy,
      }),
      offer: "copy",
      setsConfig: true,
      form: copySiteForm,
      readOptions: async () => ({}),
      blocked: ({ config }) => (isFullSite(config) ? null : "no_copies"),
      // The copy is a service of its own, so the item is not one of the original.
      checkOrder: ({ config, years }, { service }) => {
        if (!service) return wrong("orders.not_yours");
        if (years === 0) return wrong("quote.invalid");
        return { config: config as Config, registrantId: null, serviceId: null };
      },
      mask: (config) => config,
    },
  },
  details: [
    { id: "name", as: "copy" },
    { id: "edition", as: "words" },
    { id: "versions", as: "words" },
    { id: "location", as: "words" },
    { id: "testUrl", as: "link" },
    { id: "cname", as: "copy" },
    { id: "manageUrl", as: "link" },
    { id: "administrator", as: "copy" },
    { id: "templateId" },
    { id: "mobileTemplateId" },
    { id: "space" },
    { id: "monthlyTraffic" },
    { id: "mostFiles" },
    { id: "trafficUrl", as: "link" },
    { id: "filingCode", as: "copy" },
  ],
  secrets: ["password"],
  pointing: sitePointing,
  controls: [openEditor, openMobileEditor, renameSiteControl, bindSiteDomainControl, unbindSiteDomainControl],
  panels: [siteDomainsPanel],
};
