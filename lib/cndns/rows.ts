import type { AnyRow } from "./endpoint";
import * as ali from "./endpoints/ali";
import * as aliControl from "./endpoints/ali-control";
import * as audit from "./endpoints/audit";
import * as bcc from "./endpoints/bcc";
import * as bccControl from "./endpoints/bcc-control";
import * as cdn from "./endpoints/cdn";
import * as cdnDomains from "./endpoints/cdn-domains";
import * as cdnStatistics from "./endpoints/cdn-statistics";
import * as check from "./endpoints/check";
import * as cloud from "./endpoints/cloud";
import * as cloudPower from "./endpoints/cloud-power";
import * as cloudServer from "./endpoints/cloud-server";
import * as database from "./endpoints/database";
import * as ddos from "./endpoints/ddos";
import * as domainContacts from "./endpoints/domain-contacts";
import * as domainDns from "./endpoints/domain-dns";
import * as domainTransfers from "./endpoints/domain-transfers";
import * as domains from "./endpoints/domains";
import * as edm from "./endpoints/edm";
import * as hostingAccess from "./endpoints/hosting-access";
import * as hostingDomains from "./endpoints/hosting-domains";
import * as hostingFiles from "./endpoints/hosting-files";
import * as hostingOrders from "./endpoints/hosting-orders";
import * as hostingReads from "./endpoints/hosting-reads";
import * as hostingWeb from "./endpoints/hosting-web";
import * as mail from "./endpoints/mail";
import * as mailBoxes from "./endpoints/mail-boxes";
import * as mailCheng from "./endpoints/mail-cheng";
import * as present from "./endpoints/present";
import * as common from "./endpoints/product-and-user";
import * as qituibao from "./endpoints/qituibao";
import * as siteCatalogue from "./endpoints/site-catalogue";
import * as siteControls from "./endpoints/site-controls";
import * as sites from "./endpoints/sites";
import * as sms from "./endpoints/sms";
import * as soukeyi from "./endpoints/soukeyi";
import * as support from "./endpoints/support";

/** Every row of the table, by export name; a new chapter is one import and one name here. */
const chapters = [
  check,
  domainContacts,
  domainTransfers,
  domains,
  domainDns,
  hostingOrders,
  hostingReads,
  hostingWeb,
  hostingAccess,
  hostingFiles,
  hostingDomains,
  present,
  audit,
  common,
  cloud,
  cloudServer,
  cloudPower,
  database,
  mail,
  mailBoxes,
  mailCheng,
  cdn,
  cdnDomains,
  cdnStatistics,
  ddos,
  bcc,
  bccControl,
  ali,
  aliControl,
  support,
  siteCatalogue,
  sites,
  siteControls,
  edm,
  sms,
  qituibao,
  soukeyi,
];

export const rows: readonly { exportName: string; row: AnyRow }[] = chapters.flatMap((chapter) =>
  Object.entries(chapter).flatMap(([exportName, value]) =>
    isRow(value) ? [{ exportName, row: value as unknown as AnyRow }] : [],
  ),
);

function isRow(value: unknown): boolean {
  return typeof value === "object" && value !== null && "id" in value && "effect" in value && "codes" in value;
}
