// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/import-contract";
import type { ContractCall } from "../call-contract";

export const copyLiveZoneCall: ContractCall<typeof contract.copyLiveZoneContract> = {"method":"POST","path":"/api/v1/services/{id}/records/copy-live"};
export const exportZoneCall: ContractCall<typeof contract.exportZoneContract> = {"method":"GET","path":"/api/v1/services/{id}/records/export"};
export const readImportCall: ContractCall<typeof contract.readImportContract> = {"method":"POST","path":"/api/v1/services/{id}/records/import"};
