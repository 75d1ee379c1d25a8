// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/carts/contract";
import type { ContractCall } from "../call-contract";

export const addItemCall: ContractCall<typeof contract.addItemContract> = {"method":"POST","path":"/api/v1/cart/items","answer":{"items":[{"renewsUntil":"at","terms":[{"priceFen":"fen"}],"priceFen":"fen","renewYearFen":"fen","beforeFen":"fen"}],"totalFen":"fen","renewTotalFen":"fen"}};
export const changeItemCall: ContractCall<typeof contract.changeItemContract> = {"method":"PATCH","path":"/api/v1/cart/items/{id}","answer":{"items":[{"renewsUntil":"at","terms":[{"priceFen":"fen"}],"priceFen":"fen","renewYearFen":"fen","beforeFen":"fen"}],"totalFen":"fen","renewTotalFen":"fen"}};
export const emptyCartCall: ContractCall<typeof contract.emptyCartContract> = {"method":"DELETE","path":"/api/v1/cart","answer":{"items":[{"renewsUntil":"at","terms":[{"priceFen":"fen"}],"priceFen":"fen","renewYearFen":"fen","beforeFen":"fen"}],"totalFen":"fen","renewTotalFen":"fen"}};
export const giveCartCall: ContractCall<typeof contract.giveCartContract> = {"method":"POST","path":"/api/v1/admin/customers/{id}/cart","idempotent":true};
export const readCartCall: ContractCall<typeof contract.readCartContract> = {"method":"GET","path":"/api/v1/cart","answer":{"items":[{"renewsUntil":"at","terms":[{"priceFen":"fen"}],"priceFen":"fen","renewYearFen":"fen","beforeFen":"fen"}],"totalFen":"fen","renewTotalFen":"fen"}};
export const removeItemCall: ContractCall<typeof contract.removeItemContract> = {"method":"DELETE","path":"/api/v1/cart/items/{id}","answer":{"items":[{"renewsUntil":"at","terms":[{"priceFen":"fen"}],"priceFen":"fen","renewYearFen":"fen","beforeFen":"fen"}],"totalFen":"fen","renewTotalFen":"fen"}};
