// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/contract";
import type { ContractCall } from "../call-contract";

export const applyChangesCall: ContractCall<typeof contract.applyChangesContract> = {"method":"POST","path":"/api/v1/services/{id}/records/changes","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
export const findZoneCall: ContractCall<typeof contract.findZoneContract> = {"method":"GET","path":"/api/v1/zones"};
export const listZoneChangesCall: ContractCall<typeof contract.listZoneChangesContract> = {"method":"GET","path":"/api/v1/services/{id}/records/changes","answer":{"rows":[{"at":"at"}]}};
export const readNameServersCall: ContractCall<typeof contract.readNameServersContract> = {"method":"GET","path":"/api/v1/services/{id}/name-servers","answer":{"readAt":"at"}};
export const readZoneCall: ContractCall<typeof contract.readZoneContract> = {"method":"GET","path":"/api/v1/services/{id}/records","answer":{"readAt":"at"}};
export const refreshZoneCall: ContractCall<typeof contract.refreshZoneContract> = {"method":"POST","path":"/api/v1/services/{id}/records/refresh","answer":{"readAt":"at"}};
export const resetNameServersCall: ContractCall<typeof contract.resetNameServersContract> = {"method":"POST","path":"/api/v1/services/{id}/name-servers/reset","answer":{"readAt":"at"}};
export const setNameServersCall: ContractCall<typeof contract.setNameServersContract> = {"method":"PUT","path":"/api/v1/services/{id}/name-servers","answer":{"readAt":"at"}};
export const undoChangeCall: ContractCall<typeof contract.undoChangeContract> = {"method":"POST","path":"/api/v1/services/{id}/records/changes/{changeId}/undo","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
