// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/reports/contract";
import type { ContractCall } from "../call-contract";

export const checkBooksCall: ContractCall<typeof contract.checkBooksContract> = {"method":"POST","path":"/api/v1/admin/books/check","answer":{"at":"at","agent":{"at":"at","booksFen":"fen","upstreamFen":"fen","onItsWay":[{"amountFen":"fen"}],"differenceFen":"fen","explainedBy":[{"amountFen":"fen"}]}}};
export const exportAccountCall: ContractCall<typeof contract.exportAccountContract> = {"method":"GET","path":"/api/v1/admin/accounts/{code}/csv"};
export const exportCallsCall: ContractCall<typeof contract.exportCallsContract> = {"method":"GET","path":"/api/v1/admin/upstream-calls/csv"};
export const exportMonthCall: ContractCall<typeof contract.exportMonthContract> = {"method":"GET","path":"/api/v1/admin/months/{month}/csv"};
export const listUpstreamCallsCall: ContractCall<typeof contract.listUpstreamCallsContract> = {"method":"GET","path":"/api/v1/admin/upstream-calls","answer":{"rows":[{"at":"at"}]}};
export const listUpstreamCouponsCall: ContractCall<typeof contract.listUpstreamCouponsContract> = {"method":"GET","path":"/api/v1/admin/upstream/coupons","answer":{"coupons":[{"amountFen":"fen","untilAt":"at"}]}};
export const readAccountCall: ContractCall<typeof contract.readAccountContract> = {"method":"GET","path":"/api/v1/admin/accounts/{code}","answer":{"balanceFen":"fen","period":{"openingFen":"fen","debitFen":"fen","creditFen":"fen","closingFen":"fen"},"rows":[{"at":"at","amountFen":"fen","balanceFen":"fen"}]}};
export const readAgentBalanceCall: ContractCall<typeof contract.readAgentBalanceContract> = {"method":"GET","path":"/api/v1/admin/agent-balance","answer":{"latest":{"at":"at","balanceFen":"fen","availableFen":"fen","frozenFen":"fen"},"points":[{"at":"at","balanceFen":"fen","availableFen":"fen","frozenFen":"fen"}],"alarmFen":"fen","paused":{"at":"at"}}};
export const readMonthCall: ContractCall<typeof contract.readMonthContract> = {"method":"GET","path":"/api/v1/admin/months/{month}","answer":{"rows":[{"openingFen":"fen","debitFen":"fen","creditFen":"fen","closingFen":"fen"}],"incomeFen":"fen","expenseFen":"fen"}};
export const testUpstreamCall: ContractCall<typeof contract.testUpstreamContract> = {"method":"POST","path":"/api/v1/admin/upstream/test"};
