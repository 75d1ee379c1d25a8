// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/payments/contract";
import type { Call } from "../call-contract";

export const cancelTopUpCall: Call<typeof contract.cancelTopUpContract> = {"method":"POST","path":"/api/v1/top-ups/{id}/cancel","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}};
export const confirmTopUpCall: Call<typeof contract.confirmTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/confirm","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}};
export const createTopUpCall: Call<typeof contract.createTopUpContract> = {"method":"POST","path":"/api/v1/top-ups","idempotent":true,"answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}};
export const exportStatementCall: Call<typeof contract.exportStatementContract> = {"method":"GET","path":"/api/v1/wallet/statement/csv"};
export const listAllTopUpsCall: Call<typeof contract.listAllTopUpsContract> = {"method":"GET","path":"/api/v1/admin/top-ups","answer":{"rows":[{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}]}};
export const listStatementCall: Call<typeof contract.listStatementContract> = {"method":"GET","path":"/api/v1/wallet/statement","answer":{"rows":[{"at":"at","amountFen":"fen","balanceFen":"fen"}]}};
export const listTopUpsCall: Call<typeof contract.listTopUpsContract> = {"method":"GET","path":"/api/v1/top-ups","answer":{"rows":[{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}]}};
export const readTopUpCall: Call<typeof contract.readTopUpContract> = {"method":"GET","path":"/api/v1/top-ups/{id}","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at"}};
export const readWalletCall: Call<typeof contract.readWalletContract> = {"method":"GET","path":"/api/v1/wallet","answer":{"balanceFen":"fen","heldFen":"fen","held":[{"priceFen":"fen"}],"debtFen":"fen"}};
export const rejectTopUpCall: Call<typeof contract.rejectTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/reject","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}};
