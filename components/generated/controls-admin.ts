// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/controls/admin-contract";
import type { ContractCall } from "../call-contract";

export const downloadLogForOwnerCall: ContractCall<typeof contract.downloadLogForOwnerContract> = {"method":"GET","path":"/api/v1/admin/services/{id}/log-files/{of}/{day}/{file}"};
export const listRunsForOwnerCall: ContractCall<typeof contract.listRunsForOwnerContract> = {"method":"GET","path":"/api/v1/admin/services/{id}/runs","answer":{"rows":[{"createdAt":"at","startedAt":"at","finishedAt":"at"}]}};
export const openFormForOwnerCall: ContractCall<typeof contract.openFormForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/controls/{control}/form"};
export const readPanelForOwnerCall: ContractCall<typeof contract.readPanelForOwnerContract> = {"method":"GET","path":"/api/v1/admin/services/{id}/panels/{panel}","answer":{"settled":[{"createdAt":"at","startedAt":"at","finishedAt":"at"}]}};
export const readRecordPlanForOwnerCall: ContractCall<typeof contract.readRecordPlanForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/controls/{control}/records"};
export const refreshForOwnerCall: ContractCall<typeof contract.refreshForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/refresh","answer":{"registeredAt":"at","expiresAt":"at","readAt":"at"}};
export const startControlForOwnerCall: ContractCall<typeof contract.startControlForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/controls/{control}","answer":{"run":{"createdAt":"at","startedAt":"at","finishedAt":"at"}}};
