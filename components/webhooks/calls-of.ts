import * as own from "@/components/generated/webhooks";
import * as shop from "@/components/generated/webhooks-admin";

const ofCustomer = {
  create: own.createWebhookCall,
  change: own.changeWebhookCall,
  pause: own.pauseWebhookCall,
  resume: own.resumeWebhookCall,
  rotate: own.rotateWebhookSecretCall,
  remove: own.deleteWebhookCall,
  test: own.testWebhookCall,
  resend: own.resendDeliveryCall,
};

/** Input and output are the customer's; only the addresses differ. */
const ofTheShop: typeof ofCustomer = {
  create: { ...own.createWebhookCall, path: shop.createShopWebhookCall.path },
  change: { ...own.changeWebhookCall, path: shop.changeShopWebhookCall.path },
  pause: { ...own.pauseWebhookCall, path: shop.pauseShopWebhookCall.path },
  resume: { ...own.resumeWebhookCall, path: shop.resumeShopWebhookCall.path },
  rotate: { ...own.rotateWebhookSecretCall, path: shop.rotateShopWebhookSecretCall.path },
  remove: { ...own.deleteWebhookCall, path: shop.deleteShopWebhookCall.path },
  test: { ...own.testWebhookCall, path: shop.testShopWebhookCall.path },
  resend: { ...own.resendDeliveryCall, path: shop.resendShopDeliveryCall.path },
};

/** The calls for a customer's webhooks, or for the shop's. */
export const webhookCalls = (ofShop: boolean) => (ofShop ? ofTheShop : ofCustomer);

/** The page of the webhooks; those of one webhook and of a delivery are below it. */
export const webhooksPath = (ofShop: boolean) => (ofShop ? "/admin/settings/webhooks" : "/account/webhooks");
