import { type CodeOf, type EndpointId, endpointIds, manual } from "../manual/all";
import { checkAuditResultCodes, domainAuditCodes } from "./audit";
import { authProvocations } from "./auth";
import type { Provocation } from "./bench";
import * as cloud from "./cloud";
import * as cloudOrders from "./cloud-orders";
import * as common from "./common";
import { contactInfoCodes, createContactCodes, deleteContactCodes, modifyContactCodes } from "./contacts";
import * as database from "./database";
import * as dns from "./dns";
import { hostingControlCodes, hostingOrderCodes } from "./hosting";
import { hostingDomainCodes, presentCodes } from "./hosting-domains";
import * as mail from "./mail";
import { edmCodes, smsCodes } from "./points";
import { qituibaoCodes, soukeyiCodes } from "./promotion";
import * as registration from "./registration";
import { siteControlCodes } from "./site-controls";
import { siteOrderCodes } from "./sites";
import { supportCodes } from "./support";
import * as transfers from "./transfers";

/** How to provoke each documented code; the compiler refuses the table while a code of the manual is missing. */
export const provocations: { readonly [Id in EndpointId]: Readonly<Record<CodeOf<Id>, Provocation>> } = {
  "check.check": common.checkCodes,
  "check.whois": common.whoisCodes,
  "domains.CreateContact": createContactCodes,
  "domains.ModifyContact": modifyContactCodes,
  "domains.DeleteContact": deleteContactCodes,
  "domains.ContactList": {},
  "domains.ContactInfo": contactInfoCodes,
  "domains.domainguohu": registration.domainguohuCodes,
  "domains.domainzhuanru": transfers.domainzhuanruCodes,
  "domains.domainzhuanrustate": transfers.domainzhuanrustateCodes,
  "domains.cancelzhuanru": transfers.cancelzhuanruCodes,
  "domains.updateauthcode": transfers.updateauthcodeCodes,
  "domains.CreateDom": registration.createDomCodes,
  "domains.DomainRenew": registration.domainRenewCodes,
  "domains.ModifyPassword": registration.modifyPasswordCodes,
  "domains.DNSList": dns.dnsListCodes,
  "domains.ModifyDNS": dns.modifyDnsCodes,
  "domains.ResetDNS": dns.resetDnsCodes,
  "domains.RecList": dns.recListCodes,
  "domains.AddRec": dns.addRecCodes,
  "domains.ModifyRec": dns.modifyRecCodes,
  "domains.DeleteRec": dns.deleteRecCodes,
  "domains.DomainDetail": common.domainDetailCodes,
  "domains.DomainList": {},
  "domains.DomainWhoisProtect": common.pdtnmeCodes("domains.DomainWhoisProtect"),
  "domains.getLoginURL": common.pdtnmeCodes("domains.getLoginURL"),
  "domains.DomainAudit": domainAuditCodes,
  "domains.checkAuditResult": checkAuditResultCodes,
  ...hostingOrderCodes,
  ...hostingControlCodes,
  ...hostingDomainCodes,
  ...presentCodes,
  ...supportCodes,
  ...siteOrderCodes,
  ...siteControlCodes,
  ...edmCodes,
  ...smsCodes,
  ...qituibaoCodes,
  ...soukeyiCodes,
  "product.checkpraname": common.checkpranameCodes,
  "user.userdetail": common.userdetailCodes,
  "product.getProductPrice": common.getProductPriceCodes,
  "product.getRenewPrice": common.getRenewPriceCodes,
  "database.dblist": {},
  "database.CreateOdr": database.createOdrCodes,
  "database.RenewDB": database.renewDbCodes,
  "database.getUpgradeList": database.getUpgradeListCodes,
  "database.Upgrade": database.upgradeCodes,
  "database.DBSize": database.dbSizeCodes,
  "database.ModifyDBState": database.modifyDbStateCodes,
  "database.ModifyDBPass": database.modifyDbPassCodes,
  "database.ModifyFTPPass": database.modifyFtpPassCodes,
  "database.Backup": database.backupCodes,
  "database.Restore": database.restoreCodes,
  "database.delBackupFile": database.delBackupFileCodes,
  "database.DBDetail": database.dbDetailCodes,
  "database.isPresent": database.isPresentCodes,
  "database.SetCharset": database.setCharsetCodes,
  "cloud.cloudlist": {},
  "cloud.BuyCloud": cloudOrders.buyCloudCodes,
  "cloud.CreateHost": cloud.createHostCodes,
  "cloud.ModPlatformPassword": cloud.modPlatformPasswordCodes,
  "cloud.getsvrStt": cloud.getsvrSttCodes,
  "cloud.RestartCloud": cloud.restartCloudCodes,
  "cloud.shutdown": cloud.shutdownCodes,
  "cloud.poweroff": cloud.poweroffCodes,
  "cloud.starthost": cloud.starthostCodes,
  "cloud.bkup": cloud.bkupCodes,
  "cloud.delbkupfile": cloud.delbkupfileCodes,
  "cloud.rstcloud": cloud.rstcloudCodes,
  "cloud.getrebuildSystem": cloud.getrebuildSystemCodes,
  "cloud.rebuildCloud": cloud.rebuildCloudCodes,
  "cloud.ModPassword": cloud.modPasswordCodes,
  "cloud.BindDomain": cloud.bindDomainCodes,
  "cloud.deldomain": cloud.deldomainCodes,
  "cloud.getUpgradelist": cloudOrders.getUpgradelistCodes,
  "cloud.upgradeCloud": cloudOrders.upgradeCloudCodes,
  "cloud.buyip": cloudOrders.buyipCodes,
  "cloud.renewalCloud": cloudOrders.renewalCloudCodes,
  "cloud.CloudInfo": {},
  "cloud.ChangePort": cloud.changePortCodes,
  "cloud.getPrice": cloudOrders.getPriceCodes,
  "mail.CreateOder": mail.createOderCodes,
  "mail.RenewalMail": mail.renewalMailCodes,
  "mail.MailUpgrade": mail.mailUpgradeCodes,
  "mail.ModifyMailPassword": mail.modifyMailPasswordCodes,
  "mail.MailAddUser": mail.mailAddUserCodes,
  "mail.ModifyMailAccountState": mail.modifyMailAccountStateCodes,
  "mail.ModifyMailUserMemo": mail.modifyMailUserMemoCodes,
  "mail.ModifyMailboxSize": mail.modifyMailboxSizeCodes,
  "mail.ModifyMailboxPassword": mail.modifyMailboxPasswordCodes,
  "mail.ModifyMailDomain": mail.modifyMailDomainCodes,
  "mail.DeleteMailBox": mail.deleteMailBoxCodes,
  "mail.getMailboxList": mail.getMailboxListCodes,
  "mail.SetAdminMailBox": mail.setAdminMailBoxCodes,
  "mail.isPresent": mail.isPresentMailCodes,
  "mail.getMailDetail": mail.getMailDetailCodes,
  "mail.GetMailLoginUrl": mail.getMailLoginUrlCodes,
  "mail.ChengMailAddUser": mail.chengMailAddUserCodes,
  "mail.ChengMailDeleteUser": mail.chengMailDeleteUserCodes,
  "mail.ChengMailModifyUserPassword": mail.chengMailModifyUserPasswordCodes,
  "mail.SetMailserver": mail.setMailserverCodes,
  "cdn.CreateCDN": {},
  "cdn.RenewCDN": {},
  "cdn.UpgradeCDN": {},
  "cdn.Adddomain": {},
  "cdn.Deldomain": {},
  "cdn.SetDomainOrigin": {},
  "cdn.Dmelist": {},
  "cdn.GetdmeLog": {},
  "cdn.getStatFlow": {},
  "cdn.GetstatTop": {},
  "cdn.index": {},
  "cdn.purge": {},
  "ddos.ProductInfo": {},
  "ddos.CreateOrder": {},
  "ddos.OrderDetails": {},
  "bcc.ProductInfo": {},
  "bcc.CreateOrder": {},
  "bcc.RenewOrder": {},
  "bcc.UpgradeOrder": {},
  "bcc.OrderDetails": {},
  "bcc.Backups": {},
  "bcc.DeleteBackups": {},
  "bcc.RestoreBackups": {},
  "bcc.Shutdown": {},
  "bcc.Startingup": {},
  "bcc.Restart": {},
  "bcc.Mount": {},
  "bcc.Uninstall": {},
  "bcc.RebuildSystemList": {},
  "bcc.RebuildSystem": {},
  "bcc.ModifyPassword": {},
  "bcc.GetVncUrl": {},
  "ali.ProductInfo": {},
  "ali.CreateOrder": {},
  "ali.RenewOrder": {},
  "ali.OrderDetails": {},
  "ali.Backups": {},
  "ali.DeleteBackups": {},
  "ali.RestoreBackups": {},
  "ali.Shutdown": {},
  "ali.Startingup": {},
  "ali.Restart": {},
  "ali.Mount": {},
  "ali.Uninstall": {},
  "ali.RebuildSystemList": {},
  "ali.RebuildSystem": {},
  "ali.ModifyPassword": {},
  "ali.GetVncUrl": {},
};

export interface ProvocationRow {
  id: EndpointId | "every call";
  code: string;
  provocation: Provocation;
}

export function provocationRows(): ProvocationRow[] {
  const auth = Object.entries(authProvocations).map(([code, provocation]) => ({
    id: "every call" as const,
    code,
    provocation,
  }));
  const rows = endpointIds.flatMap((id) =>
    Object.entries(provocations[id] as Record<string, Provocation>).map(([code, provocation]) => ({
      id,
      code,
      provocation,
    })),
  );
  return [...auth, ...rows];
}

/** The text of `npm run sandbox -- --codes`. */
export function describeCodes(): string {
  const lines: string[] = [];
  let last = "";
  for (const { id, code, provocation } of provocationRows()) {
    if (id !== last) lines.push("", id === "every call" ? "every call of the api host" : `${id}  ${manual[id].title}`);
    last = id;
    lines.push(`  ${code}  ${typeof provocation === "string" ? `(not by state) ${provocation}` : provocation[0]}`);
  }
  return lines.slice(1).join("\n");
}
