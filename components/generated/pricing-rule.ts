// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/pricing/rule-contract";
import type { Call } from "../call-contract";

export const createRuleCall: Call<typeof contract.createRuleContract> = {"method":"POST","path":"/api/v1/staff/price-rules","answer":{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen"}};
export const deleteRuleCall: Call<typeof contract.deleteRuleContract> = {"method":"DELETE","path":"/api/v1/staff/price-rules/{id}"};
export const listRulesCall: Call<typeof contract.listRulesContract> = {"method":"GET","path":"/api/v1/staff/price-rules","answer":{"rows":[{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen"}]}};
export const previewRuleCall: Call<typeof contract.previewRuleContract> = {"method":"POST","path":"/api/v1/staff/price-rules/preview","answer":{"rows":[{"purchase":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"},"renew":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"},"transfer":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"}}]}};
export const updateRuleCall: Call<typeof contract.updateRuleContract> = {"method":"PATCH","path":"/api/v1/staff/price-rules/{id}","answer":{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen"}};
