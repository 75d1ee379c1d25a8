import type { Handler } from "../../http/call";
import type { hostingManual } from "../../manual/hosting";
import type { presentManual } from "../../manual/present";
import { denyDefineIp, grantDefineIp, setDefaultIpAccess, setFolderIpAccess } from "./access";
import { bindHostDomain, unBindDomain } from "./bind";
import { deleteFile, packFile, unPackFile } from "./files";
import { openGiftDatabase, openGiftMail, ticketList } from "./gifts";
import { createHosting, getHostPrice, getHostUpgradeList, hostingUpgrade, hostList, renewHosting } from "./orders";
import { getHostingLog, hostDetail, hostingSize, proRoomList } from "./reads";
import * as web from "./web";

/** 三、虚拟主机 and 七、赠品相关. */
export const hostingHandlers: Readonly<Record<keyof typeof hostingManual | keyof typeof presentManual, Handler>> = {
  "hosting.HostList": hostList,
  "hosting.CreateHosting": createHosting,
  "hosting.RenewHosting": renewHosting,
  "hosting.getHostUpgradeList": getHostUpgradeList,
  "hosting.HostingUpgrade": hostingUpgrade,
  "hosting.ModifyFtpState": web.modifyFtpState,
  "hosting.ModifyWebState": web.modifyWebState,
  "hosting.ModifyPassword": web.modifyFtpPassword,
  "hosting.SetDefaultPage": web.setDefaultPage,
  "hosting.Set404Page": web.set404Page,
  "hosting.ModifyNetVersion": web.modifyNetVersion,
  "hosting.SetDefaultIPAccess": setDefaultIpAccess,
  "hosting.DenyDefineIP": denyDefineIp,
  "hosting.GrantDefineIP": grantDefineIp,
  "hosting.ModifyErrType": web.modifyErrType,
  "hosting.PackFile": packFile,
  "hosting.UnPackFile": unPackFile,
  "hosting.SetFolderIPAccess": setFolderIpAccess,
  "hosting.HostingSize": hostingSize,
  "hosting.DeleteFile": deleteFile,
  "hosting.LogAccess": web.logAccess,
  "hosting.ResetTomcat": web.resetTomcat,
  "hosting.BindDomain": bindHostDomain,
  "hosting.UnBindDomain": unBindDomain,
  "hosting.getHostingLog": getHostingLog,
  "hosting.HostDetail": hostDetail,
  "hosting.ProRoomList": proRoomList,
  "hosting.getPrice": getHostPrice,
  "present.openmail": openGiftMail,
  "present.openssl": openGiftDatabase,
  "present.TicketList": ticketList,
};
