import * as own from "@/components/generated/webhooks";
import * as shop from "@/components/generated/webhooks-admin";

/** The calls for a customer's webhooks, or for the shop's: the same but for their addresses. */
export const webhookCalls = (ofShop: boolean) =>
  ofShop
    ? {
        create: shop.createShopWebhookCall,
        change: shop.changeShopWebhookCall,
        pause: shop.pauseShopWebhookCall,
        resume: shop.resumeShopWebhookCall,
        rotate: shop.rotateShopWebhookSecretCall,
        remove: shop.deleteShopWebhookCall,
        test: shop.testShopWebhookCall,
        resend: shop.resendShopDeliveryCall,
      }
    : {
        create: own.createWebhookCall,
        change: own.changeWebhookCall,
        pause: own.pauseWebhookCall,
        resume: own.resumeWebhookCall,
        rotate: own.rotateWebhookSecretCall,
        remove: own.deleteWebhookCall,
        test: own.testWebhookCall,
        resend: own.resendDeliveryCall,
      };

/** The page of the webhooks; those of one webhook and of a delivery are below it. */
export const webhooksPath = (ofShop: boolean) => (ofShop ? "/admin/settings/webhooks" : "/account/webhooks");
