// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/offers/catalogue-contract";
import type { Call } from "../call-contract";

export const listCatalogueCall: Call<typeof contract.listCatalogueContract> = {"method":"GET","path":"/api/v1/admin/catalogue"};
export const orderLinesCall: Call<typeof contract.orderLinesContract> = {"method":"PUT","path":"/api/v1/admin/catalogue"};
export const previewMarginsCall: Call<typeof contract.previewMarginsContract> = {"method":"POST","path":"/api/v1/admin/catalogue/{productLine}/margins/preview","answer":{"rows":[{"purchase":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"},"renew":{"costFen":"fen","beforeFen":"fen","afterFen":"fen","marginFen":"fen"}}]}};
export const readCatalogueLineCall: Call<typeof contract.readCatalogueLineContract> = {"method":"GET","path":"/api/v1/admin/catalogue/{productLine}"};
export const readMarginsCall: Call<typeof contract.readMarginsContract> = {"method":"GET","path":"/api/v1/admin/catalogue/{productLine}/margins","answer":{"rows":[{"costFen":"fen","priceFen":"fen","rule":{"markupFen":"fen","fixedFen":"fen","roundToFen":"fen","minMarginFen":"fen"}}]}};
export const saveLineCall: Call<typeof contract.saveLineContract> = {"method":"PUT","path":"/api/v1/admin/catalogue/{productLine}"};
