import * as ali from "../chapters/ali/orders";
import { checkAuditResult, domainAudit } from "../chapters/audit";
import * as bcc from "../chapters/bcc/orders";
import * as cdnDomains from "../chapters/cdn/domains";
import * as cdnOrders from "../chapters/cdn/orders";
import { purge } from "../chapters/cdn/purge";
import * as cdnStatistics from "../chapters/cdn/statistics";
import * as cloudBuy from "../chapters/cloud/buy";
import { bindDomain as bindCloudDomain, deldomain as deleteCloudDomain } from "../chapters/cloud/domains";
import * as cloudGrow from "../chapters/cloud/grow";
import * as cloudOpen from "../chapters/cloud/open";
import * as cloudPower from "../chapters/cloud/power";
import * as cloudReads from "../chapters/cloud/reads";
import * as operate from "../chapters/database/operate";
import { createOdr, renewDb, upgrade } from "../chapters/database/order";
import * as databaseReads from "../chapters/database/reads";
import * as ddos from "../chapters/ddos/orders";
import { check, whois } from "../chapters/domains/check";
import { contactInfo, contactList, createContact, deleteContact, modifyContact } from "../chapters/domains/contacts";
import { createDom } from "../chapters/domains/create-dom";
import { domainDetail, domainList, domainWhoisProtect, getLoginUrl } from "../chapters/domains/domain-reads";
import { dnsList, modifyDns, resetDns } from "../chapters/domains/name-servers";
import { addRec, deleteRec, modifyRec, recList } from "../chapters/domains/records";
import { domainguohu, domainRenew, modifyPassword } from "../chapters/domains/renew";
import { cancelzhuanru, domainzhuanru, domainzhuanrustate, updateauthcode } from "../chapters/domains/transfers";
import { hostingHandlers } from "../chapters/hosting/handlers";
import * as chengMail from "../chapters/mail/cheng-boxes";
import * as giftMail from "../chapters/mail/gift-boxes";
import { createOder, mailUpgrade, renewalMail } from "../chapters/mail/order";
import * as mailProduct from "../chapters/mail/product";
import { pointsHandlers } from "../chapters/points/handlers";
import { checkpraname, getProductPrice, getRenewPrice, userdetail } from "../chapters/product-and-user";
import { promotionHandlers } from "../chapters/promotion/handlers";
import * as control from "../chapters/servers/control-server";
import { orderDetails } from "../chapters/servers/order-details";
import { aliProductInfo, bccProductInfo } from "../chapters/servers/product-info";
import { siteHandlers } from "../chapters/sites/handlers";
import { supportHandlers } from "../chapters/support/handlers";
import type { EndpointId } from "../manual/all";
import type { Handler } from "./call";

/** One handler per endpoint; the compiler refuses the table while one is missing. */
export const handlers: Readonly<Record<EndpointId, Handler>> = {
  "check.check": check,
  "check.whois": whois,
  "domains.CreateContact": createContact,
  "domains.ModifyContact": modifyContact,
  "domains.DeleteContact": deleteContact,
  "domains.ContactList": contactList,
  "domains.ContactInfo": contactInfo,
  "domains.domainguohu": domainguohu,
  "domains.domainzhuanru": domainzhuanru,
  "domains.domainzhuanrustate": domainzhuanrustate,
  "domains.cancelzhuanru": cancelzhuanru,
  "domains.updateauthcode": updateauthcode,
  "domains.CreateDom": createDom,
  "domains.DomainRenew": domainRenew,
  "domains.ModifyPassword": modifyPassword,
  "domains.DNSList": dnsList,
  "domains.ModifyDNS": modifyDns,
  "domains.ResetDNS": resetDns,
  "domains.RecList": recList,
  "domains.AddRec": addRec,
  "domains.ModifyRec": modifyRec,
  "domains.DeleteRec": deleteRec,
  "domains.DomainDetail": domainDetail,
  "domains.DomainList": domainList,
  "domains.DomainWhoisProtect": domainWhoisProtect,
  "domains.getLoginURL": getLoginUrl,
  "domains.DomainAudit": domainAudit,
  "domains.checkAuditResult": checkAuditResult,
  ...hostingHandlers,
  ...supportHandlers,
  ...siteHandlers,
  ...pointsHandlers,
  ...promotionHandlers,
  "product.checkpraname": checkpraname,
  "user.userdetail": userdetail,
  "product.getProductPrice": getProductPrice,
  "product.getRenewPrice": getRenewPrice,
  "database.dblist": databaseReads.dblist,
  "database.CreateOdr": createOdr,
  "database.RenewDB": renewDb,
  "database.getUpgradeList": databaseReads.getUpgradeList,
  "database.Upgrade": upgrade,
  "database.DBSize": databaseReads.dbSize,
  "database.ModifyDBState": operate.modifyDbState,
  "database.ModifyDBPass": operate.modifyDbPass,
  "database.ModifyFTPPass": operate.modifyFtpPass,
  "database.Backup": operate.backup,
  "database.Restore": operate.restore,
  "database.delBackupFile": operate.delBackupFile,
  "database.DBDetail": databaseReads.dbDetail,
  "database.isPresent": databaseReads.isPresent,
  "database.SetCharset": operate.setCharset,
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
  "cloud.getUpgradelist": cloudGrow.getUpgradelist,
  "cloud.upgradeCloud": cloudGrow.upgradeCloud,
  "cloud.buyip": cloudGrow.buyip,
  "cloud.renewalCloud": cloudGrow.renewalCloud,
  "cloud.BindDomain": bindCloudDomain,
  "cloud.deldomain": deleteCloudDomain,
  "mail.CreateOder": createOder,
  "mail.RenewalMail": renewalMail,
  "mail.MailUpgrade": mailUpgrade,
  "mail.ModifyMailPassword": mailProduct.modifyMailPassword,
  "mail.MailAddUser": giftMail.mailAddUser,
  "mail.ModifyMailAccountState": giftMail.modifyMailAccountState,
  "mail.ModifyMailUserMemo": giftMail.modifyMailUserMemo,
  "mail.ModifyMailboxSize": giftMail.modifyMailboxSize,
  "mail.ModifyMailboxPassword": giftMail.modifyMailboxPassword,
  "mail.ModifyMailDomain": mailProduct.modifyMailDomain,
  "mail.DeleteMailBox": giftMail.deleteMailBox,
  "mail.getMailboxList": giftMail.getMailboxList,
  "mail.SetAdminMailBox": giftMail.setAdminMailBox,
  "mail.isPresent": mailProduct.isPresent,
  "mail.getMailDetail": mailProduct.getMailDetail,
  "mail.GetMailLoginUrl": mailProduct.getMailLoginUrl,
  "mail.ChengMailAddUser": chengMail.chengMailAddUser,
  "mail.ChengMailDeleteUser": chengMail.chengMailDeleteUser,
  "mail.ChengMailModifyUserPassword": chengMail.chengMailModifyUserPassword,
  "mail.SetMailserver": chengMail.setMailserver,
  "cdn.CreateCDN": cdnOrders.createCdn,
  "cdn.RenewCDN": cdnOrders.renewCdn,
  "cdn.UpgradeCDN": cdnOrders.upgradeCdn,
  "cdn.Adddomain": cdnDomains.addDomain,
  "cdn.Deldomain": cdnDomains.deleteDomain,
  "cdn.SetDomainOrigin": cdnDomains.setDomainOrigin,
  "cdn.Dmelist": cdnDomains.domainList,
  "cdn.GetdmeLog": cdnStatistics.domainLogs,
  "cdn.getStatFlow": cdnStatistics.domainFlow,
  "cdn.GetstatTop": cdnStatistics.statistics,
  "cdn.index": cdnOrders.cdnIndex,
  "cdn.purge": purge,
  "ddos.ProductInfo": ddos.productInfo,
  "ddos.CreateOrder": ddos.createOrder,
  "ddos.OrderDetails": ddos.orderDetails,
  "bcc.ProductInfo": bccProductInfo,
  "bcc.CreateOrder": bcc.createOrder,
  "bcc.RenewOrder": bcc.renewOrder,
  "bcc.UpgradeOrder": bcc.upgradeOrder,
  "bcc.OrderDetails": orderDetails,
  "bcc.Backups": control.backups,
  "bcc.DeleteBackups": control.deleteBackups,
  "bcc.RestoreBackups": control.restoreBackups,
  "bcc.Shutdown": control.shutdown,
  "bcc.Startingup": control.startingup,
  "bcc.Restart": control.restart,
  "bcc.Mount": control.mount,
  "bcc.Uninstall": control.uninstall,
  "bcc.RebuildSystemList": control.rebuildSystemList,
  "bcc.RebuildSystem": control.rebuildSystem,
  "bcc.ModifyPassword": control.modifyPassword,
  "bcc.GetVncUrl": control.getVncUrl,
  "ali.ProductInfo": aliProductInfo,
  "ali.CreateOrder": ali.createOrder,
  "ali.RenewOrder": ali.renewOrder,
  "ali.OrderDetails": orderDetails,
  "ali.Backups": control.backups,
  "ali.DeleteBackups": control.deleteBackups,
  "ali.RestoreBackups": control.restoreBackups,
  "ali.Shutdown": control.shutdown,
  "ali.Startingup": control.startingup,
  "ali.Restart": control.restart,
  "ali.Mount": control.mount,
  "ali.Uninstall": control.uninstall,
  "ali.RebuildSystemList": control.rebuildSystemList,
  "ali.RebuildSystem": control.rebuildSystem,
  "ali.ModifyPassword": control.modifyPassword,
  "ali.GetVncUrl": control.getVncUrl,
};
