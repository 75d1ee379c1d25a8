// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/fapiao/admin-contract";
import type { ContractCall } from "../call-contract";

export const correctFapiaoPaperCall: ContractCall<typeof contract.correctFapiaoPaperContract> = {"method":"POST","path":"/api/v1/admin/fapiao/{id}/papers/{paperId}/correct","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}],"redDueAt":"at","leftFen":"fen"}};
export const exportFapiaoWorkbookCall: ContractCall<typeof contract.exportFapiaoWorkbookContract> = {"method":"GET","path":"/api/v1/admin/fapiao/xlsx"};
export const exportFapiaosCall: ContractCall<typeof contract.exportFapiaosContract> = {"method":"GET","path":"/api/v1/admin/fapiao/csv"};
export const issueFapiaoCall: ContractCall<typeof contract.issueFapiaoContract> = {"method":"POST","path":"/api/v1/admin/fapiao/{id}/issue","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}],"redDueAt":"at","leftFen":"fen"}};
export const listAllFapiaosCall: ContractCall<typeof contract.listAllFapiaosContract> = {"method":"GET","path":"/api/v1/admin/fapiao","answer":{"rows":[{"amountFen":"fen","createdAt":"at","stateAt":"at","redDueAt":"at"}]}};
export const makeFapiaoRedCall: ContractCall<typeof contract.makeFapiaoRedContract> = {"method":"POST","path":"/api/v1/admin/fapiao/{id}/red","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}],"redDueAt":"at","leftFen":"fen"}};
export const readAnyFapiaoCall: ContractCall<typeof contract.readAnyFapiaoContract> = {"method":"GET","path":"/api/v1/admin/fapiao/{id}","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}],"redDueAt":"at","leftFen":"fen"}};
export const readAnyFapiaoFileCall: ContractCall<typeof contract.readAnyFapiaoFileContract> = {"method":"GET","path":"/api/v1/admin/fapiao/{id}/files/{paperId}"};
export const rejectFapiaoCall: ContractCall<typeof contract.rejectFapiaoContract> = {"method":"POST","path":"/api/v1/admin/fapiao/{id}/reject","answer":{"amountFen":"fen","createdAt":"at","stateAt":"at","askedFen":"fen","items":[{"amountFen":"fen","refundedFen":"fen"}],"papers":[{"amountFen":"fen"}],"redDueAt":"at","leftFen":"fen"}};
