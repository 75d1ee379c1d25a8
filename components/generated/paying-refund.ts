// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/paying/refund-contract";
import type { ContractCall } from "../call-contract";

export const approveRefundCall: ContractCall<typeof contract.approveRefundContract> = {"method":"POST","path":"/api/v1/admin/payment-refunds/{id}/approve","answer":{"amountFen":"fen","createdAt":"at","doneAt":"at","walletFen":"fen","paidFen":"fen","paidAt":"at","refundedFen":"fen","disputedFen":"fen"}};
export const askRefundCall: ContractCall<typeof contract.askRefundContract> = {"method":"POST","path":"/api/v1/payments/{id}/refunds","idempotent":true,"answer":{"amountFen":"fen","createdAt":"at","doneAt":"at"}};
export const declineRefundCall: ContractCall<typeof contract.declineRefundContract> = {"method":"POST","path":"/api/v1/admin/payment-refunds/{id}/decline","answer":{"amountFen":"fen","createdAt":"at","doneAt":"at","walletFen":"fen","paidFen":"fen","paidAt":"at","refundedFen":"fen","disputedFen":"fen"}};
export const giveUpRefundCall: ContractCall<typeof contract.giveUpRefundContract> = {"method":"POST","path":"/api/v1/admin/payment-refunds/{id}/give-up","answer":{"amountFen":"fen","createdAt":"at","doneAt":"at","walletFen":"fen","paidFen":"fen","paidAt":"at","refundedFen":"fen","disputedFen":"fen"}};
export const listDisputesCall: ContractCall<typeof contract.listDisputesContract> = {"method":"GET","path":"/api/v1/admin/payment-disputes","answer":{"rows":[{"amountFen":"fen","takenFen":"fen","answerBy":"at","createdAt":"at"}]}};
export const listRefundsCall: ContractCall<typeof contract.listRefundsContract> = {"method":"GET","path":"/api/v1/admin/payment-refunds","answer":{"rows":[{"amountFen":"fen","createdAt":"at","doneAt":"at","walletFen":"fen","paidFen":"fen","paidAt":"at","refundedFen":"fen","disputedFen":"fen"}]}};
export const readRefundableCall: ContractCall<typeof contract.readRefundableContract> = {"method":"GET","path":"/api/v1/payments/{id}/refunds","answer":{"mostFen":"fen","until":"at","refunds":[{"amountFen":"fen","createdAt":"at","doneAt":"at"}]}};
export const retryRefundCall: ContractCall<typeof contract.retryRefundContract> = {"method":"POST","path":"/api/v1/admin/payment-refunds/{id}/retry","answer":{"amountFen":"fen","createdAt":"at","doneAt":"at","walletFen":"fen","paidFen":"fen","paidAt":"at","refundedFen":"fen","disputedFen":"fen"}};
export const withdrawRefundCall: ContractCall<typeof contract.withdrawRefundContract> = {"method":"POST","path":"/api/v1/payments/refunds/{id}/withdraw","answer":{"amountFen":"fen","createdAt":"at","doneAt":"at"}};
