// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/admin-contract";
import type { ContractCall } from "../call-contract";

export const applyChangesForOwnerCall: ContractCall<typeof contract.applyChangesForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/records/changes","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
export const listZoneChangesForOwnerCall: ContractCall<typeof contract.listZoneChangesForOwnerContract> = {"method":"GET","path":"/api/v1/admin/services/{id}/records/changes","answer":{"rows":[{"at":"at"}]}};
export const refreshZoneForOwnerCall: ContractCall<typeof contract.refreshZoneForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/records/refresh","answer":{"readAt":"at"}};
export const undoChangeForOwnerCall: ContractCall<typeof contract.undoChangeForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/records/changes/{changeId}/undo","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
