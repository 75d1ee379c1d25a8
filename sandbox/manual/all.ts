import { aliManual } from "./ali";
import { auditManual } from "./audit";
import { bccManual } from "./bcc";
import { cdnManual } from "./cdn";
import { cloudManual } from "./cloud";
import { databaseManual } from "./database";
import { ddosManual } from "./ddos";
import { domainsManual } from "./domains";
import { edmManual } from "./edm";
import { fieldNotesManual } from "./field-notes";
import { hostingManual } from "./hosting";
import { mailManual } from "./mail";
import { presentManual } from "./present";
import { productAndUserManual } from "./product-and-user";
import { qituibaoManual } from "./qituibao";
import type { ManualRow } from "./row";
import { sitestarproManual } from "./sitestarpro";
import { smsManual } from "./sms";
import { soukeyiManual } from "./soukeyi";
import { supportManual } from "./support";

const printed = {
  ...domainsManual,
  ...auditManual,
  ...productAndUserManual,
  ...databaseManual,
  ...cloudManual,
  ...hostingManual,
  ...presentManual,
  ...mailManual,
  ...cdnManual,
  ...ddosManual,
  ...bccManual,
  ...aliManual,
  ...supportManual,
  ...sitestarproManual,
  ...edmManual,
  ...smsManual,
  ...qituibaoManual,
  ...soukeyiManual,
  ...fieldNotesManual,
};

/** Every endpoint that the sandbox plays. A chapter is added by writing its table here and its handlers beside it. */
export type EndpointId = keyof typeof printed;

/** The codes that one endpoint's table lists. */
export type CodeOf<Id extends EndpointId> = keyof (typeof printed)[Id]["codes"] & string;

export const manual: Readonly<Record<EndpointId, ManualRow>> = printed;

export const endpointIds = Object.keys(printed) as EndpointId[];
