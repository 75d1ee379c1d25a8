// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/offers/product-contract";
import type { ContractCall } from "../call-contract";

export const checkProductFieldCall: ContractCall<typeof contract.checkProductFieldContract> = {"method":"POST","path":"/api/v1/products/{productLine}/field"};
export const checkProductNameCall: ContractCall<typeof contract.checkProductNameContract> = {"method":"POST","path":"/api/v1/products/{productLine}/name"};
export const listProductsCall: ContractCall<typeof contract.listProductsContract> = {"method":"GET","path":"/api/v1/products","answer":{"rows":[{"fromFen":"fen"}]}};
export const priceProductCall: ContractCall<typeof contract.priceProductContract> = {"method":"POST","path":"/api/v1/products/{productLine}/price","answer":{"terms":[{"priceFen":"fen"}],"renewFen":"fen"}};
export const readProductCall: ContractCall<typeof contract.readProductContract> = {"method":"GET","path":"/api/v1/products/{productLine}"};
export const renewalQuotesCall: ContractCall<typeof contract.renewalQuotesContract> = {"method":"POST","path":"/api/v1/services/{id}/quotes","answer":{"terms":[{"priceFen":"fen","expiresAt":"at"}]}};
export const upgradeOptionsCall: ContractCall<typeof contract.upgradeOptionsContract> = {"method":"GET","path":"/api/v1/services/{id}/upgrade"};
