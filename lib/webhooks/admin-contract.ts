import type { z } from "zod";
import { type Access, type Contract, contract } from "@/lib/http/contract";
import {
  changeWebhookContract,
  createWebhookContract,
  deleteWebhookContract,
  listDeliveriesContract,
  listWebhooksContract,
  pauseWebhookContract,
  readDeliveryContract,
  readWebhookContract,
  resendDeliveryContract,
  resumeWebhookContract,
  rotateWebhookSecretContract,
  testWebhookContract,
} from "./contract";

/** The same for the shop's own webhooks, which get the events of all customers: admins alone, and the password for what changes them. */
function ofShop<I extends z.ZodType, O extends z.ZodType>(
  own: Contract<I, O, Access>,
  asked: Pick<Contract, "reauth"> = {},
) {
  return contract({
    ...own,
    ...asked,
    path: `/api/v1/admin/${own.path.slice("/api/v1/".length)}`,
    summary: `For the shop's webhooks: ${own.summary}`,
    access: ["admin"],
  });
}

export const listShopWebhooksContract = ofShop(listWebhooksContract);
export const createShopWebhookContract = ofShop(createWebhookContract);
export const readShopWebhookContract = ofShop(readWebhookContract);
export const changeShopWebhookContract = ofShop(changeWebhookContract);
export const pauseShopWebhookContract = ofShop(pauseWebhookContract, { reauth: true });
export const resumeShopWebhookContract = ofShop(resumeWebhookContract, { reauth: true });
export const deleteShopWebhookContract = ofShop(deleteWebhookContract, { reauth: true });
export const rotateShopWebhookSecretContract = ofShop(rotateWebhookSecretContract);
export const testShopWebhookContract = ofShop(testWebhookContract);
export const listShopDeliveriesContract = ofShop(listDeliveriesContract);
export const readShopDeliveryContract = ofShop(readDeliveryContract);
export const resendShopDeliveryContract = ofShop(resendDeliveryContract);
