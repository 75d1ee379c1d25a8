// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/promotions/contract";
import type { ContractCall } from "../call-contract";

export const createPromotionCall: ContractCall<typeof contract.createPromotionContract> = {"method":"POST","path":"/api/v1/staff/promotions","answer":{"offFen":"fen","updatedAt":"at","discountFen":"fen"}};
export const listPromotionsCall: ContractCall<typeof contract.listPromotionsContract> = {"method":"GET","path":"/api/v1/staff/promotions","answer":{"rows":[{"offFen":"fen","updatedAt":"at","discountFen":"fen"}]}};
export const updatePromotionCall: ContractCall<typeof contract.updatePromotionContract> = {"method":"PATCH","path":"/api/v1/staff/promotions/{id}","answer":{"offFen":"fen","updatedAt":"at","discountFen":"fen"}};
