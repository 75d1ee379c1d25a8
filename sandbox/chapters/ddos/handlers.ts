import type { Handler } from "../../http/call";
import type { ddosManual } from "../../manual/ddos";
import * as ddos from "./orders";

/** 十九、DDOS. */
export const ddosHandlers: Readonly<Record<keyof typeof ddosManual, Handler>> = {
  "ddos.ProductInfo": ddos.productInfo,
  "ddos.CreateOrder": ddos.createDdosOrder,
  "ddos.OrderDetails": ddos.ddosOrderDetails,
};
