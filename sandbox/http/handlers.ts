import { cdnHandlers } from "../chapters/cdn/handlers";
import { cloudHandlers } from "../chapters/cloud/handlers";
import { databaseHandlers } from "../chapters/database/handlers";
import { ddosHandlers } from "../chapters/ddos/handlers";
import { domainHandlers } from "../chapters/domains/handlers";
import { hostingHandlers } from "../chapters/hosting/handlers";
import { mailHandlers } from "../chapters/mail/handlers";
import { pointsHandlers } from "../chapters/points/handlers";
import { productAndUserHandlers } from "../chapters/product-and-user";
import { promotionHandlers } from "../chapters/promotion/handlers";
import { serverHandlers } from "../chapters/servers/handlers";
import { siteHandlers } from "../chapters/sites/handlers";
import { supportHandlers } from "../chapters/support/handlers";
import type { EndpointId } from "../manual/all";
import type { Handler } from "./call";

/** One handler per endpoint; the compiler refuses the table while one is missing. */
export const handlers: Readonly<Record<EndpointId, Handler>> = {
  ...cdnHandlers,
  ...cloudHandlers,
  ...databaseHandlers,
  ...ddosHandlers,
  ...domainHandlers,
  ...hostingHandlers,
  ...mailHandlers,
  ...pointsHandlers,
  ...promotionHandlers,
  ...serverHandlers,
  ...siteHandlers,
  ...supportHandlers,
  ...productAndUserHandlers,
};
