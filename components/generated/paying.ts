// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/paying/contract";
import type { ContractCall } from "../call-contract";

export const cancelPaymentCall: ContractCall<typeof contract.cancelPaymentContract> = {"method":"POST","path":"/api/v1/payments/{id}/cancel","answer":{"amountFen":"fen","expiresAt":"at","createdAt":"at","paidAt":"at","disputedFen":"fen"}};
export const identifyPayerCall: ContractCall<typeof contract.identifyPayerContract> = {"method":"POST","path":"/api/v1/payments/{id}/payer","answer":{"amountFen":"fen","expiresAt":"at","createdAt":"at","paidAt":"at","disputedFen":"fen"}};
export const listPayableCall: ContractCall<typeof contract.listPayableContract> = {"method":"GET","path":"/api/v1/payments/gateways","answer":{"gateways":[{"minFen":"fen","maxFen":"fen"}]}};
export const listPaymentsCall: ContractCall<typeof contract.listPaymentsContract> = {"method":"GET","path":"/api/v1/payments","answer":{"payments":[{"amountFen":"fen","expiresAt":"at","createdAt":"at","paidAt":"at","disputedFen":"fen"}]}};
export const payOrderCall: ContractCall<typeof contract.payOrderContract> = {"method":"POST","path":"/api/v1/payments/checkout","idempotent":true,"answer":{"amountFen":"fen","expiresAt":"at","createdAt":"at","paidAt":"at","disputedFen":"fen"}};
export const readPaymentCall: ContractCall<typeof contract.readPaymentContract> = {"method":"GET","path":"/api/v1/payments/{id}","answer":{"amountFen":"fen","expiresAt":"at","createdAt":"at","paidAt":"at","disputedFen":"fen"}};
export const receiveNoticeCall: ContractCall<typeof contract.receiveNoticeContract> = {"method":"POST","path":"/api/v1/payments/notices/{gateway}"};
export const startPaymentCall: ContractCall<typeof contract.startPaymentContract> = {"method":"POST","path":"/api/v1/payments","idempotent":true,"answer":{"amountFen":"fen","expiresAt":"at","createdAt":"at","paidAt":"at","disputedFen":"fen"}};
