import type { Handler } from "../../http/call";
import type { cloudManual } from "../../manual/cloud";
import * as cloudBuy from "./buy";
import { bindCloudDomain, deldomain } from "./domains";
import * as cloudOpen from "./open";
import * as cloudPower from "./power";
import * as cloudReads from "./reads";
import * as cloudUpgrade from "./upgrade-and-renew";

/** 八、橙云主机. */
export const cloudHandlers: Readonly<Record<keyof typeof cloudManual, Handler>> = {
  "cloud.cloudlist": cloudBuy.cloudlist,
  "cloud.BuyCloud": cloudBuy.buyCloud,
  "cloud.getPrice": cloudBuy.getCloudPrice,
  "cloud.CreateHost": cloudOpen.createHost,
  "cloud.ModPlatformPassword": cloudOpen.modPlatformPassword,
  "cloud.ModPassword": cloudOpen.modPassword,
  "cloud.getrebuildSystem": cloudOpen.getrebuildSystem,
  "cloud.rebuildCloud": cloudOpen.rebuildCloud,
  "cloud.ChangePort": cloudOpen.changePort,
  "cloud.getsvrStt": cloudReads.getsvrStt,
  "cloud.CloudInfo": cloudReads.cloudInfo,
  "cloud.RestartCloud": cloudPower.restartCloud,
  "cloud.shutdown": cloudPower.shutdownCloud,
  "cloud.poweroff": cloudPower.poweroff,
  "cloud.starthost": cloudPower.starthost,
  "cloud.bkup": cloudPower.bkup,
  "cloud.delbkupfile": cloudPower.delbkupfile,
  "cloud.rstcloud": cloudPower.rstcloud,
  "cloud.getUpgradelist": cloudUpgrade.getCloudUpgradelist,
  "cloud.upgradeCloud": cloudUpgrade.upgradeCloud,
  "cloud.buyip": cloudUpgrade.buyip,
  "cloud.renewalCloud": cloudUpgrade.renewalCloud,
  "cloud.BindDomain": bindCloudDomain,
  "cloud.deldomain": deldomain,
};
