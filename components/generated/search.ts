// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/search/contract";
import type { ContractCall } from "../call-contract";

export const searchCall: ContractCall<typeof contract.searchContract> = {"method":"GET","path":"/api/v1/search","answer":{"suffixes":[{"english":{"registerFen":"fen","renewFen":"fen","transferFen":"fen"},"chinese":{"registerFen":"fen","renewFen":"fen","transferFen":"fen"}}]}};
export const searchOneCall: ContractCall<typeof contract.searchOneContract> = {"method":"GET","path":"/api/v1/search/one"};
export const whoisCall: ContractCall<typeof contract.whoisContract> = {"method":"GET","path":"/api/v1/whois"};
