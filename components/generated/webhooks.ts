// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/webhooks/contract";
import type { ContractCall } from "../call-contract";

export const changeWebhookCall: ContractCall<typeof contract.changeWebhookContract> = {"method":"PUT","path":"/api/v1/webhooks/{id}","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const createWebhookCall: ContractCall<typeof contract.createWebhookContract> = {"method":"POST","path":"/api/v1/webhooks","answer":{"row":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}}};
export const deleteWebhookCall: ContractCall<typeof contract.deleteWebhookContract> = {"method":"DELETE","path":"/api/v1/webhooks/{id}"};
export const listDeliveriesCall: ContractCall<typeof contract.listDeliveriesContract> = {"method":"GET","path":"/api/v1/webhooks/{id}/deliveries","answer":{"rows":[{"createdAt":"at","nextAt":"at"}]}};
export const listWebhooksCall: ContractCall<typeof contract.listWebhooksContract> = {"method":"GET","path":"/api/v1/webhooks","answer":{"rows":[{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}]}};
export const pauseWebhookCall: ContractCall<typeof contract.pauseWebhookContract> = {"method":"POST","path":"/api/v1/webhooks/{id}/pause","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const readDeliveryCall: ContractCall<typeof contract.readDeliveryContract> = {"method":"GET","path":"/api/v1/webhooks/deliveries/{id}","answer":{"createdAt":"at","nextAt":"at","tried":[{"at":"at"}]}};
export const readWebhookCall: ContractCall<typeof contract.readWebhookContract> = {"method":"GET","path":"/api/v1/webhooks/{id}","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const resendDeliveryCall: ContractCall<typeof contract.resendDeliveryContract> = {"method":"POST","path":"/api/v1/webhooks/deliveries/{id}/resend","answer":{"createdAt":"at","nextAt":"at"}};
export const resumeWebhookCall: ContractCall<typeof contract.resumeWebhookContract> = {"method":"POST","path":"/api/v1/webhooks/{id}/resume","answer":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}};
export const rotateWebhookSecretCall: ContractCall<typeof contract.rotateWebhookSecretContract> = {"method":"POST","path":"/api/v1/webhooks/{id}/rotate-secret","answer":{"row":{"createdAt":"at","failingSince":"at","disabledAt":"at","oldSecretUntil":"at"}}};
export const testWebhookCall: ContractCall<typeof contract.testWebhookContract> = {"method":"POST","path":"/api/v1/webhooks/{id}/test"};
