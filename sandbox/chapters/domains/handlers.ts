import type { Handler } from "../../http/call";
import type { auditManual } from "../../manual/audit";
import type { domainsManual } from "../../manual/domains";
import type { fieldNotesManual } from "../../manual/field-notes";
import { checkAuditResult, domainAudit } from "./audit";
import { check, whois } from "./check";
import { contactInfo, contactList, createContact, deleteContact, modifyContact } from "./contacts";
import { createDom } from "./create-dom";
import { domainDetail, domainList, domainWhoisProtect, getLoginUrl } from "./domain-reads";
import { dnsList, modifyDns, resetDns } from "./name-servers";
import { addRec, deleteRec, modifyRec, recList } from "./records";
import { domainguohu, domainRenew, modifyDomainPassword } from "./renew";
import { cancelzhuanru, domainzhuanru, domainzhuanrustate, updateauthcode } from "./transfers";

/** 二、域名 and 十一、实名制审核, with the calls that the manual does not mention. */
export const domainHandlers: Readonly<
  Record<keyof typeof domainsManual | keyof typeof auditManual | keyof typeof fieldNotesManual, Handler>
> = {
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
  "domains.ModifyPassword": modifyDomainPassword,
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
};
