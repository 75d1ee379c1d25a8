// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/services/contract";
import type { Call } from "../call-contract";

export const changeOwnerCall: Call<typeof contract.changeOwnerContract> = {"method":"POST","path":"/api/v1/services/{id}/owner"};
export const changePasswordCall: Call<typeof contract.changePasswordContract> = {"method":"POST","path":"/api/v1/services/{id}/password"};
export const listServiceEventsCall: Call<typeof contract.listServiceEventsContract> = {"method":"GET","path":"/api/v1/services/{id}/events","answer":{"rows":[{"at":"at"}]}};
export const listServicesCall: Call<typeof contract.listServicesContract> = {"method":"GET","path":"/api/v1/services","answer":{"rows":[{"registeredAt":"at","expiresAt":"at"}]}};
export const readServiceCall: Call<typeof contract.readServiceContract> = {"method":"GET","path":"/api/v1/services/{id}","answer":{"registeredAt":"at","expiresAt":"at","readAt":"at"}};
export const refreshServiceCall: Call<typeof contract.refreshServiceContract> = {"method":"POST","path":"/api/v1/services/{id}/refresh","answer":{"registeredAt":"at","expiresAt":"at","readAt":"at"}};
export const revealPasswordCall: Call<typeof contract.revealPasswordContract> = {"method":"POST","path":"/api/v1/services/{id}/reveal-password"};
