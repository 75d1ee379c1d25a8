// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/tokens/contract";
import type { ContractCall } from "../call-contract";

export const createTokenCall: ContractCall<typeof contract.createTokenContract> = {"method":"POST","path":"/api/v1/tokens","answer":{"row":{"cap":{"totalFen":"fen","dayFen":"fen","spentFen":"fen","spentTodayFen":"fen"},"createdAt":"at","expiresAt":"at","lastUsedAt":"at"}}};
export const listTokensCall: ContractCall<typeof contract.listTokensContract> = {"method":"GET","path":"/api/v1/tokens","answer":{"rows":[{"cap":{"totalFen":"fen","dayFen":"fen","spentFen":"fen","spentTodayFen":"fen"},"createdAt":"at","expiresAt":"at","lastUsedAt":"at"}]}};
export const readOwnTokenCall: ContractCall<typeof contract.readOwnTokenContract> = {"method":"GET","path":"/api/v1/token","answer":{"cap":{"totalFen":"fen","dayFen":"fen","spentFen":"fen","spentTodayFen":"fen"},"createdAt":"at","expiresAt":"at","lastUsedAt":"at"}};
export const revokeTokenCall: ContractCall<typeof contract.revokeTokenContract> = {"method":"DELETE","path":"/api/v1/tokens/{id}"};
