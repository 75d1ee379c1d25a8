// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/services/contract";
import type { ContractCall } from "../call-contract";

export const changeOwnerCall: ContractCall<typeof contract.changeOwnerContract> = {"method":"POST","path":"/api/v1/services/{id}/owner"};
export const changePasswordCall: ContractCall<typeof contract.changePasswordContract> = {"method":"POST","path":"/api/v1/services/{id}/password"};
export const exportOwnServicesCall: ContractCall<typeof contract.exportOwnServicesContract> = {"method":"GET","path":"/api/v1/services/csv"};
export const findOwnNamesCall: ContractCall<typeof contract.findOwnNamesContract> = {"method":"GET","path":"/api/v1/services/own-names"};
export const listServiceEventsCall: ContractCall<typeof contract.listServiceEventsContract> = {"method":"GET","path":"/api/v1/services/{id}/events","answer":{"rows":[{"at":"at"}]}};
export const listServicesCall: ContractCall<typeof contract.listServicesContract> = {"method":"GET","path":"/api/v1/services","answer":{"rows":[{"registeredAt":"at","expiresAt":"at"}]}};
export const readServiceCall: ContractCall<typeof contract.readServiceContract> = {"method":"GET","path":"/api/v1/services/{id}","answer":{"registeredAt":"at","expiresAt":"at","readAt":"at"}};
export const refreshServiceCall: ContractCall<typeof contract.refreshServiceContract> = {"method":"POST","path":"/api/v1/services/{id}/refresh","answer":{"registeredAt":"at","expiresAt":"at","readAt":"at"}};
export const revealPasswordCall: ContractCall<typeof contract.revealPasswordContract> = {"method":"POST","path":"/api/v1/services/{id}/reveal-password"};
