// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/reports/search-contract";
import type { ContractCall } from "../call-contract";

export const searchEverythingCall: ContractCall<typeof contract.searchEverythingContract> = {"method":"GET","path":"/api/v1/admin/search","answer":{"orders":[{"totalFen":"fen","createdAt":"at"}],"topUps":[{"amountFen":"fen"}],"papers":[{"amountFen":"fen"}],"fapiaos":[{"amountFen":"fen"}],"payments":[{"amountFen":"fen"}],"refunds":[{"amountFen":"fen"}],"payouts":[{"amountFen":"fen"}]}};
