import type { Handler } from "../http/call";
import type { EndpointId } from "../manual/all";
import { cdnHandlers } from "./cdn/handlers";
import { cloudHandlers } from "./cloud/handlers";
import { databaseHandlers } from "./database/handlers";
import { ddosHandlers } from "./ddos/handlers";
import { domainHandlers } from "./domains/handlers";
import { hostingHandlers } from "./hosting/handlers";
import { mailHandlers } from "./mail/handlers";
import { pointsHandlers } from "./points/handlers";
import { productAndUserHandlers } from "./product-and-user";
import { promotionHandlers } from "./promotion/handlers";
import { serverHandlers } from "./servers/handlers";
import { siteHandlers } from "./sites/handlers";
import { supportHandlers } from "./support/handlers";

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
