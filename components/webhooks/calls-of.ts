import * as own from "@/components/generated/webhooks";
import * as shop from "@/components/generated/webhooks-admin";
import type { Contract } from "@/lib/http/contract";
import type * as contracts from "@/lib/webhooks/contract";
import type { ContractCall } from "../call-contract";

/** A call whose contract has this one's input and output, whoever may make it. */
type CallLike<C extends Contract> = ContractCall<Contract<C["input"], C["output"]>>;

interface WebhookCalls {
  create: CallLike<typeof contracts.createWebhookContract>;
  change: CallLike<typeof contracts.changeWebhookContract>;
  pause: CallLike<typeof contracts.pauseWebhookContract>;
  resume: CallLike<typeof contracts.resumeWebhookContract>;
  rotate: CallLike<typeof contracts.rotateWebhookSecretContract>;
  remove: CallLike<typeof contracts.deleteWebhookContract>;
  test: CallLike<typeof contracts.testWebhookContract>;
  resend: CallLike<typeof contracts.resendDeliveryContract>;
}

/** The calls for a customer's webhooks, or for the shop's: the same but for their addresses. */
export const webhookCalls = (ofShop: boolean): WebhookCalls =>
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
