// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/contract";
import type { Call } from "../call-contract";

export const applyChangesCall: Call<typeof contract.applyChangesContract> = {"method":"POST","path":"/api/v1/services/{id}/records/changes","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
export const listZoneChangesCall: Call<typeof contract.listZoneChangesContract> = {"method":"GET","path":"/api/v1/services/{id}/records/changes","answer":{"rows":[{"at":"at"}]}};
export const readNameServersCall: Call<typeof contract.readNameServersContract> = {"method":"GET","path":"/api/v1/services/{id}/name-servers","answer":{"readAt":"at"}};
export const readZoneCall: Call<typeof contract.readZoneContract> = {"method":"GET","path":"/api/v1/services/{id}/records","answer":{"readAt":"at"}};
export const refreshZoneCall: Call<typeof contract.refreshZoneContract> = {"method":"POST","path":"/api/v1/services/{id}/records/refresh","answer":{"readAt":"at"}};
export const resetNameServersCall: Call<typeof contract.resetNameServersContract> = {"method":"POST","path":"/api/v1/services/{id}/name-servers/reset","answer":{"readAt":"at"}};
export const setNameServersCall: Call<typeof contract.setNameServersContract> = {"method":"PUT","path":"/api/v1/services/{id}/name-servers","answer":{"readAt":"at"}};
export const undoChangeCall: Call<typeof contract.undoChangeContract> = {"method":"POST","path":"/api/v1/services/{id}/records/changes/{changeId}/undo","answer":{"change":{"at":"at"},"zone":{"readAt":"at"}}};
