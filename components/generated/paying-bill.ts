// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/paying/bill-contract";
import type { ContractCall } from "../call-contract";

export const askBillCall: ContractCall<typeof contract.askBillContract> = {"method":"POST","path":"/api/v1/admin/gateway-bills/{id}/ask","answer":{"fetchedAt":"at","paidFen":"fen","refundedFen":"fen","feeFen":"fen","settledFen":"fen","missingFen":"fen","closing":{"clearingFen":"fen","beforeFen":"fen","unsettledFen":"fen","differencesFen":"fen","otherDayFen":"fen","unexplainedFen":"fen"}}};
export const explainDifferenceCall: ContractCall<typeof contract.explainDifferenceContract> = {"method":"POST","path":"/api/v1/admin/gateway-differences/{id}/explain","answer":{"ourFen":"fen","theirFen":"fen","effectFen":"fen","foundAt":"at","endedAt":"at","bookedFen":"fen"}};
export const listBillsCall: ContractCall<typeof contract.listBillsContract> = {"method":"GET","path":"/api/v1/admin/gateway-bills","answer":{"rows":[{"fetchedAt":"at","paidFen":"fen","refundedFen":"fen","feeFen":"fen","settledFen":"fen","missingFen":"fen","closing":{"clearingFen":"fen","beforeFen":"fen","unsettledFen":"fen","differencesFen":"fen","otherDayFen":"fen","unexplainedFen":"fen"}}]}};
export const listDifferencesCall: ContractCall<typeof contract.listDifferencesContract> = {"method":"GET","path":"/api/v1/admin/gateway-differences","answer":{"rows":[{"ourFen":"fen","theirFen":"fen","effectFen":"fen","foundAt":"at","endedAt":"at","bookedFen":"fen"}]}};
