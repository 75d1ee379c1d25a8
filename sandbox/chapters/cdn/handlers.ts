import type { Handler } from "../../http/call";
import type { cdnManual } from "../../manual/cdn";
import * as cdnDomains from "./domains";
import * as cdnOrders from "./orders";
import { purge } from "./purge";
import * as cdnStatistics from "./statistics";

/** 十八、CDN. */
export const cdnHandlers: Readonly<Record<keyof typeof cdnManual, Handler>> = {
  "cdn.CreateCDN": cdnOrders.createCdn,
  "cdn.RenewCDN": cdnOrders.renewCdn,
  "cdn.UpgradeCDN": cdnOrders.upgradeCdn,
  "cdn.Adddomain": cdnDomains.addDomain,
  "cdn.Deldomain": cdnDomains.deleteCdnDomain,
  "cdn.SetDomainOrigin": cdnDomains.setDomainOrigin,
  "cdn.Dmelist": cdnDomains.cdnDomainList,
  "cdn.GetdmeLog": cdnStatistics.domainLogs,
  "cdn.getStatFlow": cdnStatistics.domainFlow,
  "cdn.GetstatTop": cdnStatistics.statistics,
  "cdn.index": cdnOrders.cdnIndex,
  "cdn.purge": purge,
};
