// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/payments/contract";
import type { ContractCall } from "../call-contract";

export const cancelTopUpCall: ContractCall<typeof contract.cancelTopUpContract> = {"method":"POST","path":"/api/v1/top-ups/{id}/cancel","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}};
export const confirmTopUpCall: ContractCall<typeof contract.confirmTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/confirm","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}};
export const createTopUpCall: ContractCall<typeof contract.createTopUpContract> = {"method":"POST","path":"/api/v1/top-ups","idempotent":true,"answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}};
export const exportStatementCall: ContractCall<typeof contract.exportStatementContract> = {"method":"GET","path":"/api/v1/wallet/statement/csv"};
export const listAllTopUpsCall: ContractCall<typeof contract.listAllTopUpsContract> = {"method":"GET","path":"/api/v1/admin/top-ups","answer":{"rows":[{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}]}};
export const listStatementCall: ContractCall<typeof contract.listStatementContract> = {"method":"GET","path":"/api/v1/wallet/statement","answer":{"rows":[{"at":"at","amountFen":"fen","balanceFen":"fen"}]}};
export const listTopUpsCall: ContractCall<typeof contract.listTopUpsContract> = {"method":"GET","path":"/api/v1/top-ups","answer":{"rows":[{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}]}};
export const readTopUpCall: ContractCall<typeof contract.readTopUpContract> = {"method":"GET","path":"/api/v1/top-ups/{id}","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}};
export const readWalletCall: ContractCall<typeof contract.readWalletContract> = {"method":"GET","path":"/api/v1/wallet","answer":{"balanceFen":"fen","heldFen":"fen","held":[{"priceFen":"fen"}],"debtFen":"fen"}};
export const rejectTopUpCall: ContractCall<typeof contract.rejectTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/reject","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}};
