// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/offers/contract";
import type { ContractCall } from "../call-contract";

export const listPricesCall: ContractCall<typeof contract.listPricesContract> = {"method":"GET","path":"/api/v1/prices","answer":{"suffixes":[{"registerFen":"fen","renewFen":"fen","transferFen":"fen"}]}};
export const quoteCall: ContractCall<typeof contract.quoteContract> = {"method":"POST","path":"/api/v1/quotes","answer":{"priceFen":"fen","discountFen":"fen","renewYearFen":"fen","expiresAt":"at"}};
