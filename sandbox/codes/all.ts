import type { CodeOf, EndpointId } from "../manual/all";
import { auditCodes } from "./audit";
import type { Provocation } from "./bench";
import { cloudCodes } from "./cloud";
import { cloudOrderCodes } from "./cloud-orders";
import { contactCodes } from "./contacts";
import { databaseCodes } from "./database";
import { dnsCodes } from "./dns";
import { domainReadCodes } from "./domain-reads";
import { hostingControlCodes, hostingOrderCodes } from "./hosting";
import { hostingDomainCodes, presentCodes } from "./hosting-domains";
import { mailCodes } from "./mail";
import { edmCodes, smsCodes } from "./points";
import { productAndUserCodes } from "./product-and-user";
import { qituibaoCodes, soukeyiCodes } from "./promotion";
import { registrationCodes } from "./registration";
import { siteControlCodes } from "./site-controls";
import { siteOrderCodes } from "./sites";
import { supportCodes } from "./support";
import { transferCodes } from "./transfers";

/** Endpoints whose tables list codes. */
type WithCodes = { [Id in EndpointId]: CodeOf<Id> extends never ? never : Id }[EndpointId];

/** How to provoke each documented code; the compiler refuses the table while a code of the manual is missing. */
export const provocations: { readonly [Id in WithCodes]: Readonly<Record<CodeOf<Id>, Provocation>> } = {
  ...auditCodes,
  ...cloudCodes,
  ...cloudOrderCodes,
  ...contactCodes,
  ...databaseCodes,
  ...dnsCodes,
  ...domainReadCodes,
  ...hostingControlCodes,
  ...hostingOrderCodes,
  ...hostingDomainCodes,
  ...presentCodes,
  ...mailCodes,
  ...edmCodes,
  ...smsCodes,
  ...productAndUserCodes,
  ...qituibaoCodes,
  ...soukeyiCodes,
  ...registrationCodes,
  ...siteControlCodes,
  ...siteOrderCodes,
  ...supportCodes,
  ...transferCodes,
};
