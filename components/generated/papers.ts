// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/papers/contract";
import type { ContractCall } from "../call-contract";

export const downloadMonthCall: ContractCall<typeof contract.downloadMonthContract> = {"method":"GET","path":"/api/v1/papers/months/{month}/zip"};
export const downloadPaperCall: ContractCall<typeof contract.downloadPaperContract> = {"method":"GET","path":"/api/v1/papers/{id}/pdf"};
export const listPapersCall: ContractCall<typeof contract.listPapersContract> = {"method":"GET","path":"/api/v1/papers","answer":{"rows":[{"issuedAt":"at","totalFen":"fen"}]}};
export const readPaperCall: ContractCall<typeof contract.readPaperContract> = {"method":"GET","path":"/api/v1/papers/{id}","answer":{"issuedAt":"at","totalFen":"fen","content":{"order":{"placedAt":"at","finishedAt":"at"},"lines":[{"amountFen":"fen"}],"credit":{"receiptIssuedAt":"at","refundedAt":"at"}}}};
export const writeOrderPapersCall: ContractCall<typeof contract.writeOrderPapersContract> = {"method":"POST","path":"/api/v1/orders/{id}/papers","answer":{"rows":[{"issuedAt":"at","totalFen":"fen"}]}};
