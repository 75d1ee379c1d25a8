// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/webhooks/admin-contract";
import type { ContractCall } from "../call-contract";

export const changeShopWebhookCall: ContractCall<typeof contract.changeShopWebhookContract> = {"method":"PUT","path":"/api/v1/admin/webhooks/{id}","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const createShopWebhookCall: ContractCall<typeof contract.createShopWebhookContract> = {"method":"POST","path":"/api/v1/admin/webhooks","answer":{"row":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}}};
export const deleteShopWebhookCall: ContractCall<typeof contract.deleteShopWebhookContract> = {"method":"DELETE","path":"/api/v1/admin/webhooks/{id}"};
export const listShopDeliveriesCall: ContractCall<typeof contract.listShopDeliveriesContract> = {"method":"GET","path":"/api/v1/admin/webhooks/{id}/deliveries","answer":{"rows":[{"createdAt":"at","nextAt":"at"}]}};
export const listShopWebhooksCall: ContractCall<typeof contract.listShopWebhooksContract> = {"method":"GET","path":"/api/v1/admin/webhooks","answer":{"rows":[{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}]}};
export const pauseShopWebhookCall: ContractCall<typeof contract.pauseShopWebhookContract> = {"method":"POST","path":"/api/v1/admin/webhooks/{id}/pause","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const readShopDeliveryCall: ContractCall<typeof contract.readShopDeliveryContract> = {"method":"GET","path":"/api/v1/admin/webhooks/deliveries/{id}","answer":{"createdAt":"at","nextAt":"at","tried":[{"at":"at"}]}};
export const readShopWebhookCall: ContractCall<typeof contract.readShopWebhookContract> = {"method":"GET","path":"/api/v1/admin/webhooks/{id}","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const resendShopDeliveryCall: ContractCall<typeof contract.resendShopDeliveryContract> = {"method":"POST","path":"/api/v1/admin/webhooks/deliveries/{id}/resend","answer":{"createdAt":"at","nextAt":"at"}};
export const resumeShopWebhookCall: ContractCall<typeof contract.resumeShopWebhookContract> = {"method":"POST","path":"/api/v1/admin/webhooks/{id}/resume","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const rotateShopWebhookSecretCall: ContractCall<typeof contract.rotateShopWebhookSecretContract> = {"method":"POST","path":"/api/v1/admin/webhooks/{id}/rotate-secret","answer":{"row":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}}};
export const testShopWebhookCall: ContractCall<typeof contract.testShopWebhookContract> = {"method":"POST","path":"/api/v1/admin/webhooks/{id}/test"};
