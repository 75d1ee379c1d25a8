// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/controls/contract";
import type { ContractCall } from "../call-contract";

export const autoRenewCall: ContractCall<typeof contract.autoRenewContract> = {"method":"PUT","path":"/api/v1/services/{id}/auto-renew"};
export const downloadLogCall: ContractCall<typeof contract.downloadLogContract> = {"method":"GET","path":"/api/v1/services/{id}/log-files/{of}/{day}/{file}"};
export const listRunsCall: ContractCall<typeof contract.listRunsContract> = {"method":"GET","path":"/api/v1/services/{id}/runs","answer":{"rows":[{"createdAt":"at","startedAt":"at","finishedAt":"at"}]}};
export const openFormCall: ContractCall<typeof contract.openFormContract> = {"method":"POST","path":"/api/v1/services/{id}/controls/{control}/form"};
export const readPanelCall: ContractCall<typeof contract.readPanelContract> = {"method":"GET","path":"/api/v1/services/{id}/panels/{panel}","answer":{"settled":[{"createdAt":"at","startedAt":"at","finishedAt":"at"}]}};
export const readRecordPlanCall: ContractCall<typeof contract.readRecordPlanContract> = {"method":"POST","path":"/api/v1/services/{id}/controls/{control}/records"};
export const readSheetCall: ContractCall<typeof contract.readSheetContract> = {"method":"GET","path":"/api/v1/services/{id}/sheet","answer":{"registeredAt":"at","expiresAt":"at","readAt":"at","autoRenew":{"ceilingFen":"fen"},"runs":[{"createdAt":"at","startedAt":"at","finishedAt":"at"}]}};
export const revealSecretCall: ContractCall<typeof contract.revealSecretContract> = {"method":"POST","path":"/api/v1/services/{id}/secrets/{secret}"};
export const startControlCall: ContractCall<typeof contract.startControlContract> = {"method":"POST","path":"/api/v1/services/{id}/controls/{control}","answer":{"run":{"createdAt":"at","startedAt":"at","finishedAt":"at"}}};
