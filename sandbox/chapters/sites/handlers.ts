import type { Handler } from "../../http/call";
import type { sitestarproManual } from "../../manual/sitestarpro";
import { getCatalist, getTemplate } from "./catalogue";
import * as controls from "./controls";
import { createOthPro, createSite, renewalSite } from "./order";
import { getCaseParamList, getSiteCaseList } from "./showcase";
import { buyTemplate, getCorysite, getSiteUpgradelist, siteUpgrade } from "./upgrade";

/** 十二、建站之星 Pro 版. */
export const siteHandlers: Readonly<Record<keyof typeof sitestarproManual, Handler>> = {
  "sitestarpro.getCatalist": getCatalist,
  "sitestarpro.getTemplate": getTemplate,
  "sitetarpro.CreateSite": createSite,
  "sitetarpro.CreateOthPro": createOthPro,
  "sitestarpro.renewalSite": renewalSite,
  "sitestarpro.getUpgradelist": getSiteUpgradelist,
  "sitestarpro.SiteUpgrade": siteUpgrade,
  "sitestarpro.binddomain": controls.bindSiteDomain,
  "sitestarpro.deletedomain": controls.deleteSiteDomain,
  "sitestarpro.getDomainLst": controls.getDomainLst,
  "sitestarpro.getEditWebURL": controls.getEditWebUrl,
  "sitestarpro.changename": controls.changename,
  "sitestarpro.getProDetail": controls.getProDetail,
  "sitestarpro.getCaseParamList": getCaseParamList,
  "sitestarpro.getSiteCaseList": getSiteCaseList,
  "sitestarpro.buyTemplate": buyTemplate,
  "sitestarpro.getCorysite": getCorysite,
};
