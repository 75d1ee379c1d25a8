// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/pricing/rule-contract";
import type { ContractCall } from "../call-contract";

export const createRuleCall: ContractCall<typeof contract.createRuleContract> = {"method":"POST","path":"/api/v1/staff/price-rules","answer":{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen","updatedAt":"at"}};
export const deleteRuleCall: ContractCall<typeof contract.deleteRuleContract> = {"method":"DELETE","path":"/api/v1/staff/price-rules/{id}"};
export const listRulesCall: ContractCall<typeof contract.listRulesContract> = {"method":"GET","path":"/api/v1/staff/price-rules","answer":{"rows":[{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen","updatedAt":"at"}]}};
export const previewRuleCall: ContractCall<typeof contract.previewRuleContract> = {"method":"POST","path":"/api/v1/staff/price-rules/preview","answer":{"rows":[{"purchase":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"},"renew":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"},"transfer":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"}}]}};
export const updateRuleCall: ContractCall<typeof contract.updateRuleContract> = {"method":"PATCH","path":"/api/v1/staff/price-rules/{id}","answer":{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen","updatedAt":"at"}};
