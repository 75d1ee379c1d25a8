import { auditManual } from "./audit";
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
import type { ManualRow, Printed } from "./row";
import { serversManual } from "./servers";
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
  ...serversManual,
  ...supportManual,
  ...sitestarproManual,
  ...edmManual,
  ...smsManual,
  ...qituibaoManual,
  ...soukeyiManual,
  ...fieldNotesManual,
};

/** Every endpoint that the sandbox plays. */
export type EndpointId = keyof typeof printed;

/** The codes that one endpoint's table lists; none where it lists no codes. */
export type CodeOf<Id extends EndpointId> = (typeof printed)[Id] extends { codes: infer Codes }
  ? keyof Codes & string
  : never;

export const endpointIds = Object.keys(printed) as EndpointId[];

function complete(id: EndpointId): ManualRow {
  const row: Printed = printed[id];
  return { path: `/${id.replace(".", "/")}.aspx`, codes: {}, ...row };
}

export const manual = Object.fromEntries(endpointIds.map((id) => [id, complete(id)])) as Readonly<
  Record<EndpointId, ManualRow>
>;
