// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/paying/staff-contract";
import type { ContractCall } from "../call-contract";

export const exportAllPaymentsCall: ContractCall<typeof contract.exportAllPaymentsContract> = {"method":"GET","path":"/api/v1/admin/payments/csv"};
export const listAllPaymentsCall: ContractCall<typeof contract.listAllPaymentsContract> = {"method":"GET","path":"/api/v1/admin/payments","answer":{"rows":[{"amountFen":"fen","createdAt":"at","doneAt":"at","feeFen":"fen"}]}};
export const readAnyPaymentCall: ContractCall<typeof contract.readAnyPaymentContract> = {"method":"GET","path":"/api/v1/admin/payments/{id}","answer":{"payment":{"amountFen":"fen","createdAt":"at","doneAt":"at","feeFen":"fen"},"refundedFen":"fen","arrivedFen":"fen","askedAt":"at","closedAt":"at","refunds":[{"amountFen":"fen","createdAt":"at","doneAt":"at"}],"postings":[{"at":"at","amountFen":"fen"}]}};
