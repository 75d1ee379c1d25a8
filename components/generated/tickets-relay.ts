// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/tickets/relay-contract";
import type { ContractCall } from "../call-contract";

export const addToQuestionCall: ContractCall<typeof contract.addToQuestionContract> = {"method":"POST","path":"/api/v1/admin/tickets/{id}/relays/{relayId}/additions","answer":{"createdAt":"at","sentAt":"at","checkedAt":"at","nextCheckAt":"at","answers":[{"repliedAt":"at","seenAt":"at","decidedAt":"at"}]}};
export const askUpstreamCall: ContractCall<typeof contract.askUpstreamContract> = {"method":"POST","path":"/api/v1/admin/tickets/{id}/relays","answer":{"createdAt":"at","sentAt":"at","checkedAt":"at","nextCheckAt":"at","answers":[{"repliedAt":"at","seenAt":"at","decidedAt":"at"}]}};
export const checkQuestionCall: ContractCall<typeof contract.checkQuestionContract> = {"method":"POST","path":"/api/v1/admin/tickets/{id}/relays/{relayId}/check","answer":{"createdAt":"at","sentAt":"at","checkedAt":"at","nextCheckAt":"at","answers":[{"repliedAt":"at","seenAt":"at","decidedAt":"at"}]}};
export const dismissAnswerCall: ContractCall<typeof contract.dismissAnswerContract> = {"method":"POST","path":"/api/v1/admin/tickets/{id}/upstream-answers/{answerId}/dismiss","answer":{"repliedAt":"at","seenAt":"at","decidedAt":"at"}};
export const publishAnswerCall: ContractCall<typeof contract.publishAnswerContract> = {"method":"POST","path":"/api/v1/admin/tickets/{id}/upstream-answers/{answerId}/publish","answer":{"repliedAt":"at","seenAt":"at","decidedAt":"at"}};
export const readRelayPictureCall: ContractCall<typeof contract.readRelayPictureContract> = {"method":"GET","path":"/api/v1/relay-pictures/{token}"};
export const settleRelayCall: ContractCall<typeof contract.settleRelayContract> = {"method":"POST","path":"/api/v1/admin/tickets/{id}/relays/{relayId}/settle","answer":{"createdAt":"at","sentAt":"at","checkedAt":"at","nextCheckAt":"at","answers":[{"repliedAt":"at","seenAt":"at","decidedAt":"at"}]}};
