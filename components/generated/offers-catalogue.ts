// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/offers/catalogue-contract";
import type { ContractCall } from "../call-contract";

export const listCatalogueCall: ContractCall<typeof contract.listCatalogueContract> = {"method":"GET","path":"/api/v1/admin/catalogue"};
export const orderLinesCall: ContractCall<typeof contract.orderLinesContract> = {"method":"PUT","path":"/api/v1/admin/catalogue"};
export const previewMarginsCall: ContractCall<typeof contract.previewMarginsContract> = {"method":"POST","path":"/api/v1/admin/catalogue/{productLine}/margins/preview","answer":{"rows":[{"purchase":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"},"renew":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"}}]}};
export const readCatalogueLineCall: ContractCall<typeof contract.readCatalogueLineContract> = {"method":"GET","path":"/api/v1/admin/catalogue/{productLine}"};
export const readMarginsCall: ContractCall<typeof contract.readMarginsContract> = {"method":"GET","path":"/api/v1/admin/catalogue/{productLine}/margins","answer":{"rows":[{"costFen":"fen","priceFen":"fen","rule":{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen","updatedAt":"at"}}]}};
export const saveLineCall: ContractCall<typeof contract.saveLineContract> = {"method":"PUT","path":"/api/v1/admin/catalogue/{productLine}"};
