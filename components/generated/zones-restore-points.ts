// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/restore-points-contract";
import type { ContractCall } from "../call-contract";

export const forgetRestorePointCall: ContractCall<typeof contract.forgetRestorePointContract> = {"method":"DELETE","path":"/api/v1/services/{id}/records/restore-points/{pointId}"};
export const keepRestorePointCall: ContractCall<typeof contract.keepRestorePointContract> = {"method":"POST","path":"/api/v1/services/{id}/records/restore-points","answer":{"at":"at"}};
export const listRestorePointsCall: ContractCall<typeof contract.listRestorePointsContract> = {"method":"GET","path":"/api/v1/services/{id}/records/restore-points","answer":{"rows":[{"at":"at"}]}};
export const readRestorePointCall: ContractCall<typeof contract.readRestorePointContract> = {"method":"GET","path":"/api/v1/services/{id}/records/restore-points/{pointId}","answer":{"point":{"at":"at"}}};
export const readZoneWatchCall: ContractCall<typeof contract.readZoneWatchContract> = {"method":"GET","path":"/api/v1/services/{id}/records/watch","answer":{"checkedAt":"at"}};
export const restoreZoneCall: ContractCall<typeof contract.restoreZoneContract> = {"method":"POST","path":"/api/v1/services/{id}/records/restore-points/{pointId}/restore","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
export const setZoneWatchCall: ContractCall<typeof contract.setZoneWatchContract> = {"method":"PUT","path":"/api/v1/services/{id}/records/watch","answer":{"checkedAt":"at"}};
