// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/paying/pay-link-contract";
import type { ContractCall } from "../call-contract";

export const endPayLinkCall: ContractCall<typeof contract.endPayLinkContract> = {"method":"DELETE","path":"/api/v1/pay-links/{id}"};
export const identifyLinkPayerCall: ContractCall<typeof contract.identifyLinkPayerContract> = {"method":"POST","path":"/api/v1/pay-links/payments/payer","answer":{"expiresAt":"at"}};
export const makePayLinkCall: ContractCall<typeof contract.makePayLinkContract> = {"method":"POST","path":"/api/v1/pay-links","answer":{"amountFen":"fen","expiresAt":"at"}};
export const payByLinkCall: ContractCall<typeof contract.payByLinkContract> = {"method":"POST","path":"/api/v1/pay-links/payments","answer":{"expiresAt":"at"}};
export const sharePaymentCall: ContractCall<typeof contract.sharePaymentContract> = {"method":"POST","path":"/api/v1/payments/{id}/link","answer":{"amountFen":"fen","expiresAt":"at"}};
