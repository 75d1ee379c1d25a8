// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/pricing/suffix-contract";
import type { ContractCall } from "../call-contract";

export const createSuffixCall: ContractCall<typeof contract.createSuffixContract> = {"method":"POST","path":"/api/v1/staff/suffixes","answer":{"transferCostFen":"fen","redemptionCostFen":"fen","updatedAt":"at","registerCostFen":"fen","renewCostFen":"fen","registerFen":"fen","renewFen":"fen","transferFen":"fen","redemptionFen":"fen"}};
export const listSuffixesCall: ContractCall<typeof contract.listSuffixesContract> = {"method":"GET","path":"/api/v1/staff/suffixes","answer":{"rows":[{"transferCostFen":"fen","redemptionCostFen":"fen","updatedAt":"at","registerCostFen":"fen","renewCostFen":"fen","registerFen":"fen","renewFen":"fen","transferFen":"fen","redemptionFen":"fen"}]}};
export const refreshPricesCall: ContractCall<typeof contract.refreshPricesContract> = {"method":"POST","path":"/api/v1/staff/suffixes/refresh","answer":{"changed":[{"fromFen":"fen","toFen":"fen"}]}};
export const removeSuffixCall: ContractCall<typeof contract.removeSuffixContract> = {"method":"DELETE","path":"/api/v1/staff/suffixes/{suffix}"};
export const updateSuffixCall: ContractCall<typeof contract.updateSuffixContract> = {"method":"PATCH","path":"/api/v1/staff/suffixes/{suffix}","answer":{"transferCostFen":"fen","redemptionCostFen":"fen","updatedAt":"at","registerCostFen":"fen","renewCostFen":"fen","registerFen":"fen","renewFen":"fen","transferFen":"fen","redemptionFen":"fen"}};
