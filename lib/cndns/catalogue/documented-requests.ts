import type { DocumentedRequest } from "./documented-request";
import { aliRequests } from "./requests/ali";
import { auditRequests } from "./requests/audit";
import { bccRequests } from "./requests/bcc";
import { cdnRequests } from "./requests/cdn";
import { cloudRequests } from "./requests/cloud";
import { databaseRequests } from "./requests/database";
import { ddosRequests } from "./requests/ddos";
import { domainsRequests } from "./requests/domains";
import { edmRequests } from "./requests/edm";
import { hostingRequests } from "./requests/hosting";
import { mailRequests } from "./requests/mail";
import { presentRequests } from "./requests/present";
import { productAndUserRequests } from "./requests/product-and-user";
import { qituibaoRequests } from "./requests/qituibao";
import { sitestarproRequests } from "./requests/sitestarpro";
import { smsRequests } from "./requests/sms";
import { soukeyiRequests } from "./requests/soukeyi";
import { supportRequests } from "./requests/support";

/** By chapter, in the order of the test's list of chapters. */
export const documentedRequests: readonly DocumentedRequest[] = [
  ...domainsRequests,
  ...hostingRequests,
  ...presentRequests,
  ...auditRequests,
  ...productAndUserRequests,
  ...cloudRequests,
  ...databaseRequests,
  ...mailRequests,
  ...cdnRequests,
  ...ddosRequests,
  ...bccRequests,
  ...aliRequests,
  ...supportRequests,
  ...sitestarproRequests,
  ...edmRequests,
  ...smsRequests,
  ...qituibaoRequests,
  ...soukeyiRequests,
];
