// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/papers/admin-contract";
import type { ContractCall } from "../call-contract";

export const downloadAllPapersCall: ContractCall<typeof contract.downloadAllPapersContract> = {"method":"GET","path":"/api/v1/admin/papers/months/{month}/zip"};
export const downloadAnyPaperCall: ContractCall<typeof contract.downloadAnyPaperContract> = {"method":"GET","path":"/api/v1/admin/papers/{id}/pdf"};
export const exportAllPapersCall: ContractCall<typeof contract.exportAllPapersContract> = {"method":"GET","path":"/api/v1/admin/papers/csv"};
export const listAllPapersCall: ContractCall<typeof contract.listAllPapersContract> = {"method":"GET","path":"/api/v1/admin/papers","answer":{"rows":[{"issuedAt":"at","totalFen":"fen"}]}};
export const readAnyPaperCall: ContractCall<typeof contract.readAnyPaperContract> = {"method":"GET","path":"/api/v1/admin/papers/{id}","answer":{"issuedAt":"at","totalFen":"fen","content":{"order":{"placedAt":"at","finishedAt":"at"},"lines":[{"amountFen":"fen"}],"credit":{"receiptIssuedAt":"at","refundedAt":"at"}}}};
