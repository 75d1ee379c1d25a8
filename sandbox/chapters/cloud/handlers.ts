import type { Handler } from "../../http/call";
import type { cloudManual } from "../../manual/cloud";
import * as cloudBuy from "./buy";
import { bindDomain, deldomain } from "./domains";
import * as cloudOpen from "./open";
import * as cloudPower from "./power";
import * as cloudReads from "./reads";
import * as cloudUpgrade from "./upgrade-and-renew";

/** 八、橙云主机. */
export const cloudHandlers: Readonly<Record<keyof typeof cloudManual, Handler>> = {
  "cloud.cloudlist": cloudBuy.cloudlist,
  "cloud.BuyCloud": cloudBuy.buyCloud,
  "cloud.getPrice": cloudBuy.getPrice,
  "cloud.CreateHost": cloudOpen.createHost,
  "cloud.ModPlatformPassword": cloudOpen.modPlatformPassword,
  "cloud.ModPassword": cloudOpen.modPassword,
  "cloud.getrebuildSystem": cloudOpen.getrebuildSystem,
  "cloud.rebuildCloud": cloudOpen.rebuildCloud,
  "cloud.ChangePort": cloudOpen.changePort,
  "cloud.getsvrStt": cloudReads.getsvrStt,
  "cloud.CloudInfo": cloudReads.cloudInfo,
  "cloud.RestartCloud": cloudPower.restartCloud,
  "cloud.shutdown": cloudPower.shutdown,
  "cloud.poweroff": cloudPower.poweroff,
  "cloud.starthost": cloudPower.starthost,
  "cloud.bkup": cloudPower.bkup,
  "cloud.delbkupfile": cloudPower.delbkupfile,
  "cloud.rstcloud": cloudPower.rstcloud,
  "cloud.getUpgradelist": cloudUpgrade.getUpgradelist,
  "cloud.upgradeCloud": cloudUpgrade.upgradeCloud,
  "cloud.buyip": cloudUpgrade.buyip,
  "cloud.renewalCloud": cloudUpgrade.renewalCloud,
  "cloud.BindDomain": bindDomain,
  "cloud.deldomain": deldomain,
};
