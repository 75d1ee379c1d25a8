import { purchaseAction } from "../actions/purchase";
import { renewAction } from "../actions/renew";
import { upgradeAction } from "../actions/upgrade";
import { TERMS } from "../cloud/terms";
import type { ProductLine } from "../line";
import { buyTraffic, renewTraffic, upgradeTraffic } from "./buy";
import {
  addAcceleratedDomain,
  cdnHeld,
  cdnPointing,
  pointAcceleratedDomain,
  purgeCache,
  removeAcceleratedDomain,
  setOrigins,
} from "./controls/domains";
import { cdnForm, cdnPassword, cdnUpgradeForm, trafficOf } from "./form";
import { acceleratedDomainsPanel } from "./panels/domains";
import { purgesPanel } from "./panels/purges";
import { cdnCostRows, quoteCdn, quoteCdnUpgrade } from "./quote";
import { readCdnProduct } from "./read";
import { cdnStatistics } from "./statistics";

const shared = { read: readCdnProduct, acceptedDeadlineMs: 24 * 3_600_000 };

/** CDN traffic, with the domains that it accelerates. The upstream makes the name. Manual: 十八、CDN 产品. */
export const cdnLine: ProductLine = {
  id: "cdn",
  secretRule: cdnPassword,
  form: cdnForm,
  readOptions: async () => ({}),
  priceKey: (_displayName, config) => trafficOf(config).unit,
  costRows: cdnCostRows,
  read: readCdnProduct,
  actions: {
    purchase: purchaseAction(cdnForm, {
      ...shared,
      endpoint: "cdn.CreateCDN",
      quote: quoteCdn,
      buy: buyTraffic,
      findable: false,
      fits: (reading, config) => {
        const [seen, wanted] = [trafficOf(reading.config ?? config), trafficOf(config)];
        return seen.unit === wanted.unit && seen.multiple === wanted.multiple;
      },
    }),
    renew: renewAction({
      ...shared,
      endpoint: "cdn.RenewCDN",
      terms: () => TERMS,
      quote: quoteCdn,
      renew: renewTraffic,
    }),
    upgrade: upgradeAction({
      ...shared,
      form: cdnUpgradeForm,
      readOptions: async () => ({}),
      blocked: cdnHeld,
      endpoint: () => "cdn.UpgradeCDN",
      quote: quoteCdnUpgrade,
      upgrade: upgradeTraffic,
    }),
  },
  details: [{ id: "number", as: "copy", of: "name" }],
  secrets: ["product"],
  pointing: cdnPointing,
  controls: [addAcceleratedDomain, purgeCache, pointAcceleratedDomain, setOrigins, removeAcceleratedDomain],
  statistics: cdnStatistics,
  panels: [acceleratedDomainsPanel, purgesPanel],
};
