// Written by `npm run calls`; changes here are lost.
import type * as contract from "@/lib/zones/admin-import-contract";
import type { ContractCall } from "../call-contract";

export const copyLiveZoneForOwnerCall: ContractCall<typeof contract.copyLiveZoneForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/records/copy-live"};
export const exportZoneForOwnerCall: ContractCall<typeof contract.exportZoneForOwnerContract> = {"method":"GET","path":"/api/v1/admin/services/{id}/records/export"};
export const readImportForOwnerCall: ContractCall<typeof contract.readImportForOwnerContract> = {"method":"POST","path":"/api/v1/admin/services/{id}/records/import"};
