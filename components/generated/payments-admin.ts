// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/payments/admin-contract";
import type { ContractCall } from "../call-contract";

export const chargeBackTopUpCall: ContractCall<typeof contract.chargeBackTopUpContract> = {"method":"POST","path":"/api/v1/admin/top-ups/{id}/charge-back","answer":{"amountFen":"fen","receivedFen":"fen","createdAt":"at","decidedAt":"at","chargedBack":{"at":"at"},"waits":{"at":"at"}}};
export const listAdjustmentsCall: ContractCall<typeof contract.listAdjustmentsContract> = {"method":"GET","path":"/api/v1/admin/adjustments","answer":{"rows":[{"amountFen":"fen","requestedAt":"at","decidedAt":"at"}]}};
export const requestAdjustmentCall: ContractCall<typeof contract.requestAdjustmentContract> = {"method":"POST","path":"/api/v1/admin/adjustments","idempotent":true,"answer":{"amountFen":"fen","requestedAt":"at","decidedAt":"at"}};
