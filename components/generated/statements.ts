// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/statements/contract";
import type { ContractCall } from "../call-contract";

export const bookBankRowCall: ContractCall<typeof contract.bookBankRowContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/book"};
export const bookGatewaySettlementCall: ContractCall<typeof contract.bookGatewaySettlementContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/book-settlement"};
export const confirmBankRowCall: ContractCall<typeof contract.confirmBankRowContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/confirm"};
export const confirmBankRowsCall: ContractCall<typeof contract.confirmBankRowsContract> = {"method":"POST","path":"/api/v1/admin/statements/{id}/confirm","answer":{"confirmedFen":"fen"}};
export const importBankStatementCall: ContractCall<typeof contract.importBankStatementContract> = {"method":"POST","path":"/api/v1/admin/statements"};
export const listBankStatementsCall: ContractCall<typeof contract.listBankStatementsContract> = {"method":"GET","path":"/api/v1/admin/statements","answer":{"rows":[{"firstAt":"at","lastAt":"at","createdAt":"at"}]}};
export const readBankStatementCall: ContractCall<typeof contract.readBankStatementContract> = {"method":"GET","path":"/api/v1/admin/statements/{id}","answer":{"firstAt":"at","lastAt":"at","createdAt":"at","sums":[{"fen":"fen"}],"certain":[{"bookedAt":"at","amountFen":"fen","transfers":[{"amountFen":"fen","bookedAt":"at"}],"bookings":[{"bookedAt":"at"}],"tied":{"at":"at"},"reversed":{"at":"at"},"decidedAt":"at"}],"toDecide":[{"bookedAt":"at","amountFen":"fen","transfers":[{"amountFen":"fen","bookedAt":"at"}],"bookings":[{"bookedAt":"at"}],"tied":{"at":"at"},"reversed":{"at":"at"},"decidedAt":"at"}],"settled":[{"bookedAt":"at","amountFen":"fen","transfers":[{"amountFen":"fen","bookedAt":"at"}],"bookings":[{"bookedAt":"at"}],"tied":{"at":"at"},"reversed":{"at":"at"},"decidedAt":"at"}],"outgoing":[{"bookedAt":"at","amountFen":"fen","transfers":[{"amountFen":"fen","bookedAt":"at"}],"bookings":[{"bookedAt":"at"}],"tied":{"at":"at"},"reversed":{"at":"at"},"decidedAt":"at"}]}};
export const reopenBankRowCall: ContractCall<typeof contract.reopenBankRowContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/reopen"};
export const sendBankRowBackCall: ContractCall<typeof contract.sendBankRowBackContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/send-back"};
export const setBankRowAsideCall: ContractCall<typeof contract.setBankRowAsideContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/set-aside"};
export const tieBankRowCall: ContractCall<typeof contract.tieBankRowContract> = {"method":"POST","path":"/api/v1/admin/statement-rows/{id}/tie"};
