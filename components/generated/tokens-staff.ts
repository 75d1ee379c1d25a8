// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/tokens/staff-contract";
import type { ContractCall } from "../call-contract";

export const createStaffTokenCall: ContractCall<typeof contract.createStaffTokenContract> = {"method":"POST","path":"/api/v1/admin/tokens","answer":{"row":{"createdAt":"at","expiresAt":"at","lastUsedAt":"at"}}};
export const listStaffTokensCall: ContractCall<typeof contract.listStaffTokensContract> = {"method":"GET","path":"/api/v1/admin/tokens","answer":{"rows":[{"createdAt":"at","expiresAt":"at","lastUsedAt":"at"}]}};
export const readOwnStaffTokenCall: ContractCall<typeof contract.readOwnStaffTokenContract> = {"method":"GET","path":"/api/v1/admin/token","answer":{"createdAt":"at","expiresAt":"at","lastUsedAt":"at"}};
export const revokeStaffTokenCall: ContractCall<typeof contract.revokeStaffTokenContract> = {"method":"DELETE","path":"/api/v1/admin/tokens/{id}"};
