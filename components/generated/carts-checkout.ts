// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/carts/checkout-contract";
import type { ContractCall } from "../call-contract";

export const checkOutCall: ContractCall<typeof contract.checkOutContract> = {"method":"POST","path":"/api/v1/checkout","idempotent":true};
export const readCheckoutCall: ContractCall<typeof contract.readCheckoutContract> = {"method":"GET","path":"/api/v1/checkout","answer":{"items":[{"renewsUntil":"at","terms":[{"priceFen":"fen"}],"priceFen":"fen","discountFen":"fen","renewYearFen":"fen","beforeFen":"fen"}],"totalFen":"fen","discountFen":"fen","renewTotalFen":"fen","expiresAt":"at","walletFen":"fen","missingFen":"fen","debtFen":"fen"}};
