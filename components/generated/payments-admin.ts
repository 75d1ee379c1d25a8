// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/payments/admin-contract";
import type { ContractCall } from "../call-contract";

export const chargeBackTopUpCall: ContractCall<typeof contract.chargeBackTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/charge-back","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","changes":[{"fromFen":"fen","toFen":"fen","at":"at"}],"chargedBack":{"at":"at"},"waits":{"at":"at","receivedFen":"fen"}}};
export const correctTopUpCall: ContractCall<typeof contract.correctTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/correct","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","changes":[{"fromFen":"fen","toFen":"fen","at":"at"}],"chargedBack":{"at":"at"},"waits":{"at":"at","receivedFen":"fen"}}};
export const listAdjustmentsCall: ContractCall<typeof contract.listAdjustmentsContract> = {"method":"GET","path":"/api/v1/admin/adjustments","answer":{"rows":[{"amountFen":"fen","requestedAt":"at","decidedAt":"at"}]}};
export const listOtherMoneyCall: ContractCall<typeof contract.listOtherMoneyContract> = {"method":"GET","path":"/api/v1/admin/top-ups/{id}/other-money","answer":{"money":[{"at":"at"}]}};
export const requestAdjustmentCall: ContractCall<typeof contract.requestAdjustmentContract> = {"method":"POST","path":"/api/v1/admin/adjustments","idempotent":true,"answer":{"amountFen":"fen","requestedAt":"at","decidedAt":"at"}};
export const reverseTopUpCall: ContractCall<typeof contract.reverseTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/reverse","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","changes":[{"fromFen":"fen","toFen":"fen","at":"at"}],"chargedBack":{"at":"at"},"waits":{"at":"at","receivedFen":"fen"}}};
