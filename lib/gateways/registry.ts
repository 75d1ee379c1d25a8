import { notFound } from "@/lib/core/errors";
import { alipay } from "./alipay/gateway";
import type { Gateway } from "./gateway";
import { stripe } from "./stripe/stripe";
import { wechat } from "./wechat/wechat";

/** All payment gateways, in the order in which customers choose. */
export const gateways: readonly Gateway[] = [alipay, wechat, stripe];

/** @throws AppError not_found for an id that no gateway has. */
export function gatewayOf(id: string): Gateway {
  const found = gateways.find((one) => one.id === id);
  if (!found) throw notFound("gateway");
  return found;
}
